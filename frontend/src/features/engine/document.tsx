"use client";

import { networkNames, NetworkBadge, type NetworkName } from "@/components/network";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { isClaims } from "./claims";
import { Leaf, RemoveItem } from "./leaf";
import { useReading } from "./reading";
import { isTable, shapeAt, type Shape } from "./shape";
import { isEmpty, type Json, type Path } from "./tree";
import { Claims, Lead, Lines, Part } from "./view/part";
import { useFieldName, useOptionName } from "./words";

type Thing = { [name: string]: Json };

interface PartProps {
  at: Path;
  value: Json;
  shape?: Shape;
}

/** What an engine wrote, as a document to read, whatever its form: a heading for each part, lists, tables, and a card for each thing. */
export function Document({ value, shape }: { value: Thing; shape?: Shape }) {
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      {inOrder(value).map(([name, part]) => (
        <Section key={name} at={[name]} value={part} shape={shapeAt(shape, [name])} />
      ))}
    </div>
  );
}

/** What people read first stands first, and where it comes from last; what is not named here stands in between. */
const FIRST = ["summary", "verdict", "title", "name", "text", "quote", "sentence", "observation", "what", "why", "message", "suggestion"];
const LAST = ["severity", "effort", "kind", "evidence", "source", "sources", "hashtags", "claims"];

function inOrder(value: Thing): [string, Json][] {
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.indexOf(name) + 1);
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
}

function Section({ at, value, shape }: PartProps) {
  const title = useFieldName();
  const { editing } = useReading();
  const name = String(at.at(-1));
  if (isEmpty(value) && !editing) return null;
  if (name === "summary" && typeof value === "string") return <Lead at={at} value={value} />;
  if (isClaims(name, value)) return <Claims at={at} claims={value} />;
  return (
    <Part title={title(name)}>
      <Body at={at} value={value} shape={shape} />
    </Part>
  );
}

function Body({ at, value, shape }: PartProps) {
  if (isClaims(String(at.at(-1)), value)) return <Claims at={at} claims={value} />;
  if (Array.isArray(value)) return <List at={at} value={value} shape={shape} />;
  if (isThing(value)) return <Rows at={at} value={value} shape={shape} />;
  return <Text at={at} value={value} shape={shape} />;
}

function Text({ at, value, shape }: PartProps) {
  const option = useOptionName();
  const { editing } = useReading();
  if (value === null || typeof value === "object") return null;
  if (typeof value === "boolean") return <p className="text-sm">{option(String(value))}</p>;
  if (!editing && networkNames.includes(value as NetworkName)) return <NetworkBadge network={value as NetworkName} />;
  return (
    <p className="text-sm break-words whitespace-pre-line">
      <Leaf at={at} value={value} read={shape?.enum ? option : undefined} />
    </p>
  );
}

function List({ at, value, shape }: { at: Path; value: Json[]; shape?: Shape }) {
  const things = value.filter(isThing);
  if (things.length < value.length) return <Lines at={at} values={value.filter((one): one is string | number => typeof one === "string" || typeof one === "number")} />;
  if (isTable(shape?.items)) return <Grid at={at} things={things} shape={shape?.items} />;
  return (
    <ul className="grid gap-3 @xl:grid-cols-2">
      {things.map((one, i) => (
        <li key={i} className="flex min-w-0 gap-1 rounded-lg border p-4">
          <div className="min-w-0 flex-1">
            <Rows at={[...at, i]} value={one} shape={shape?.items} />
          </div>
          <RemoveItem at={[...at, i]} />
        </li>
      ))}
    </ul>
  );
}

/** Things of a few short values each, a row for each. */
function Grid({ at, things, shape }: { at: Path; things: Thing[]; shape?: Shape }) {
  const title = useFieldName();
  const { editing } = useReading();
  const columns = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  return (
    <Table label={title(String(at.at(-1)))}>
      <thead>
        <tr>
          {columns.map((name) => (
            <Th key={name}>{title(name)}</Th>
          ))}
          {editing && <Th />}
        </tr>
      </thead>
      <tbody>
        {things.map((thing, i) => (
          <Tr key={i}>
            {columns.map((name) => (
              <Td key={name} className="min-w-24 align-top">
                <Text at={[...at, i, name]} value={thing[name] ?? null} shape={shapeAt(shape, [name])} />
              </Td>
            ))}
            {editing && (
              <Td>
                <RemoveItem at={[...at, i]} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The first text of a thing is what it is called; the rest follows under its names. */
function Rows({ at, value, shape }: { at: Path; value: Thing; shape?: Shape }) {
  const title = useFieldName();
  const { editing } = useReading();
  const [head, ...rest] = inOrder(value).filter(([, part]) => editing || !isEmpty(part));
  if (!head) return null;
  return (
    <div className="flex flex-col gap-2.5">
      <div className="[&>p]:font-medium">
        <Body at={[...at, head[0]]} value={head[1]} shape={shapeAt(shape, [head[0]])} />
      </div>
      {rest.map(([name, part]) => (
        <div key={name} className="min-w-0">
          {name !== "claims" && <p className="mb-0.5 text-xs text-muted">{title(name)}</p>}
          <Body at={[...at, name]} value={part} shape={shapeAt(shape, [name])} />
        </div>
      ))}
    </div>
  );
}

function isThing(value: Json): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
