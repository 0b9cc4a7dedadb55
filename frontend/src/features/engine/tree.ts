/** A value as engines take and give it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The way to a part of a value: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** A path as the API writes it: "pillars[0].name". */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");
}

/** The part at a path; undefined where there is none. */
export function partAt(value: Json, path: Path): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string | number, Json>)[step];
  }
  return at;
}

/** The value with another part at a path; what lies beside it stays the same object. */
export function withPart(value: Json, path: Path, next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (Array.isArray(value)) return value.map((part, i) => (i === step ? withPart(part, rest, next) : part));
  const fields = typeof value === "object" && value !== null ? value : {};
  return { ...fields, [step]: withPart(fields[step] ?? null, rest, next) };
}

/** The value without the item at a path, which stands in a list. */
export function withoutItem(value: Json, path: Path): Json {
  const list = partAt(value, path.slice(0, -1));
  if (!Array.isArray(list)) return value;
  return withPart(value, path.slice(0, -1), list.filter((_, i) => i !== path.at(-1)));
}

/** The value with one more item at the end of the list at a path. */
export function withItem(value: Json, path: Path, item: Json): Json {
  const list = partAt(value, path);
  return Array.isArray(list) ? withPart(value, path, [...list, item]) : value;
}

/** Every text, number and yes or no in a value, by its path as the API writes it. */
export function leavesOf(value: Json | undefined, path: Path = []): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => leavesOf(item, [...path, i]));
  if (typeof value === "object") return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
  return [[pathText(path), String(value)]];
}

/** Whether there is nothing to read in a value. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}
