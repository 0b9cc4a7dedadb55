/** How grave a finding is. */
export type Severity = "low" | "medium" | "high";

/** Words that somebody has something to say about. */
export interface Mark {
  /** Its number among the findings, from 1. */
  n: number;
  quote: string;
  message: string;
  severity: Severity;
}

/** A stretch of a text with the marks that cover it; those that end with it are named once more. */
export interface Stretch {
  text: string;
  marks: Mark[];
  ends: Mark[];
}

/** Cuts a text wherever a quote begins or ends. White space in a quote matches any other, as the checks take it. */
export function stretches(text: string, marks: readonly Mark[]): Stretch[] {
  const spans = marks.flatMap((mark) => placesOf(text, mark.quote).map(([from, to]) => ({ mark, from, to })));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? text.length;
    const covering = spans.filter((span) => span.from <= from && span.to >= to);
    return { text: text.slice(from, to), marks: covering.map(({ mark }) => mark), ends: covering.filter((span) => span.to === to).map(({ mark }) => mark) };
  });
}

/** Where a quote stands in a text; nothing for a quote without words. */
export function placesOf(text: string, quote: string): [number, number][] {
  const words = quote.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "g");
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** The gravest of some marks. */
export function gravest(marks: readonly Mark[]): Severity | undefined {
  return (["high", "medium", "low"] as const).find((severity) => marks.some((mark) => mark.severity === severity));
}
