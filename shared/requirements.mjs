// Writes src/requirements.ts: what each operation asks of a team's plan (x-requires in
// openapi.yaml), so that the web app can say so before somebody runs into it.
import { readFileSync, writeFileSync } from "node:fs";
import yaml from "js-yaml";

const root = import.meta.dirname;
const contract = yaml.load(readFileSync(`${root}/../openapi.yaml`, "utf8"));

const needs = Object.values(contract.paths)
  .flatMap((item) => Object.values(item))
  .filter((operation) => operation["x-requires"])
  .map((operation) => [operation.operationId, operation["x-requires"]])
  .sort(([a], [b]) => (a < b ? -1 : 1));

const lines = needs.map(([id, need]) => `  ${id}: ${JSON.stringify(need)},`);
writeFileSync(
  `${root}/src/requirements.ts`,
  `// Generated from openapi.yaml by \`npm run generate\`. Do not edit.
import type { Plan, UsageMeter } from "./schema";

/** What an operation asks of a team's plan. */
export interface Requirement {
  /** A plan must be in force. */
  readonly subscription: "active";
  /** The limits that it takes of. */
  readonly limits?: readonly UsageMeter["limit"][];
  /** The feature that the plan must allow. */
  readonly entitlement?: Plan["entitlements"][number];
}

/** What operations ask, by their ids; an operation that is not here asks nothing. */
export const requirements = {
${lines.join("\n")}
} as const satisfies Record<string, Requirement>;

/** An operation that asks something of a team's plan. */
export type GatedOperation = keyof typeof requirements;
`,
);
