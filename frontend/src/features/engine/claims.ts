import type { Claim } from "./output";
import type { Json } from "./tree";

type Thing = { [name: string]: Json };

/** Whether a list is one of sentences with their sources. */
export function isClaims(name: string, value: Json): value is Claim[] {
  return name === "claims" && Array.isArray(value) && value.every((one) => isThing(one) && typeof one.sentence === "string" && typeof one.source === "string");
}

/** Whether a sentence stands in a text, whatever the white space. */
export function stands(sentence: string, text: string): boolean {
  return squeeze(text).includes(squeeze(sentence));
}

/**
 * An edited output without the claims whose sentence a person has changed or taken out: a claim is about
 * words that stand there. What is stated now is for the checks to find.
 */
export function withoutLostClaims(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutLostClaims);
  if (!isThing(value)) return value;
  const text = textOf(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isClaims(name, part) ? part.filter(({ sentence }) => stands(sentence, text)) : withoutLostClaims(part)]));
}

/** Every text in a value, but for its claims. */
export function textOf(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  if (!isThing(value)) return "";
  return Object.entries(value)
    .filter(([name, part]) => !isClaims(name, part))
    .map(([, part]) => textOf(part))
    .join("\n");
}

function squeeze(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

function isThing(value: Json): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
