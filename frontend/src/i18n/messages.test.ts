import { expect, test } from "vitest";
import de from "../messages/de.json";
import en from "../messages/en.json";
import { preferredLocale } from "./locale";

type Book = { [key: string]: string | Book };

function flat(book: Book, prefix = ""): [string, string][] {
  return Object.entries(book).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)));
}

// What stands in braces after "one", "other" or "=0" is a branch of a plural, not a hole.
function holes(text: string): string[] {
  return [...text.matchAll(/(?<!(?:one|other|=\d+) )\{(\w+)[,}]|<(\w+)>/g)].map((match) => match[1] ?? match[2] ?? "").sort();
}

// The API words its problems in English; only the other books translate them.
const translated = flat(de).filter(([key]) => !key.startsWith("problem."));
const german = new Map(translated);

test("every message is there in both languages", () => {
  expect([...german.keys()].sort()).toEqual(flat(en).map(([key]) => key).sort());
});

test("a translation fills the same holes", () => {
  for (const [key, text] of flat(en)) expect(new Set(holes(german.get(key) ?? "")), key).toEqual(new Set(holes(text)));
});

test("the language that a browser likes best and the app speaks is chosen", () => {
  expect(preferredLocale("fr, de;q=0.8, en;q=0.9")).toBe("en");
  expect(preferredLocale("de-AT,de;q=0.9")).toBe("de");
  expect(preferredLocale(null)).toBe("en");
});
