import type { EngineRun } from "@campaign-os/shared";

/** What runs of an engine usually take. */
export interface Usual {
  tokens: number;
  /** In millionths of a US dollar; absent where the platform names no prices. */
  costMicros?: number;
}

/** What an engine's last runs took, in the middle of them; undefined where none of them succeeded. */
export function usualOf(engine: string, runs: readonly EngineRun[]): Usual | undefined {
  const done = runs.filter((run) => run.engine === engine && run.status === "succeeded");
  const tokens = middle(done.map(({ usage }) => usage.promptTokens + usage.outputTokens));
  const costs = done.flatMap(({ costMicros }) => (costMicros ? [costMicros] : []));
  return tokens === undefined ? undefined : { tokens, costMicros: middle(costs) };
}

function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
