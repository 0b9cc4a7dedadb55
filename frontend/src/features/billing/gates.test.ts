import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { requirements } from "@campaign-os/shared";

const features = path.join(import.meta.dirname, "..");
const description = readFileSync(path.join(features, "../../../openapi.yaml"), "utf8");

/** Operations that are only ever the beginning of another one, which asks for more. */
const beginningOf: Record<string, string> = { connectChannels: "refreshChannels" };

test("every feature that calls what asks for a plan has a gate for it", () => {
  const ids = operationIds();
  const called = readdirSync(features, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const source = sourceOf(path.join(features, entry.name));
    return callsIn(source).map((call) => ({ feature: entry.name, source, id: ids.get(call) ?? call }));
  });
  const asking = called.filter(({ id }) => id in requirements);
  expect(asking.length).toBeGreaterThan(20);
  const open = asking.filter(({ source, id }) => !source.includes(`"${beginningOf[id] ?? id}"`));
  expect(open.map(({ feature, id }) => `${feature}: ${id}`)).toEqual([]);
});

/** The ids of the operations, by method and path. */
function operationIds(): Map<string, string> {
  const ids = new Map<string, string>();
  let place = "";
  let method = "";
  for (const line of description.split("\n")) {
    place = /^ {2}(\/\S*):$/.exec(line)?.[1] ?? place;
    method = /^ {4}([a-z]+):$/.exec(line)?.[1] ?? method;
    const id = /^ {6}operationId: (\w+)$/.exec(line)?.[1];
    if (id) ids.set(`${method.toUpperCase()} ${place}`, id);
  }
  return ids;
}

function sourceOf(folder: string): string {
  const files = readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
  return files.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
}

/** What a source asks the API to do, by method and path. */
function callsIn(source: string): string[] {
  return [...source.matchAll(/\bapi\.(POST|PUT|PATCH|DELETE)\("([^"]+)"/g)].map(([, method, place]) => `${method} ${place}`);
}
