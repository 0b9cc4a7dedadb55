/** What a key may be given about one thing. */
export interface ScopeArea {
  /** Such as "posts". */
  area: string;
  /** Such as "read" and "write", as the API lists them. */
  actions: string[];
}

/** Stands for every action of an area, those to come included. */
export const ALL = "*";

/** Sorts scopes such as "posts:read" by what they are about, in the order in which the areas come. */
export function areasOf(scopes: readonly string[]): ScopeArea[] {
  const areas = new Map<string, string[]>();
  for (const scope of scopes) {
    const [area = "", action = ""] = scope.split(":");
    areas.set(area, [...(areas.get(area) ?? []), action]);
  }
  return [...areas].map(([area, actions]) => ({ area, actions }));
}

/** Turns one scope on or off. "All" of an area takes the place of its single actions. */
export function toggleScope(chosen: readonly string[], area: string, action: string): string[] {
  const scope = `${area}:${action}`;
  if (chosen.includes(scope)) return chosen.filter((other) => other !== scope);
  const kept = action === ALL ? chosen.filter((other) => !other.startsWith(`${area}:`)) : chosen;
  return [...kept, scope];
}

/** Whether a key with these scopes may do something. */
export function covers(chosen: readonly string[], area: string, action: string): boolean {
  return chosen.includes(`${area}:${action}`) || chosen.includes(`${area}:${ALL}`);
}
