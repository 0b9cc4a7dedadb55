import type { NetworkName } from "@/components/network";

/** X counts every web address as this many characters, however long it is. */
const X_LINK_LENGTH = 23;

const LINK = /https?:\/\/\S+/g;

/** Ranges of letters that X counts as one; all others count as two (twitter-text, configuration 3). */
const LIGHT: [number, number][] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

/** Characters as a network counts them, for a counter while typing; the preflight has the last word. */
export function textLength(network: NetworkName, text: string): number {
  const plain = text.trim();
  if (network !== "twitter") return [...plain].length;
  const links = plain.match(LINK)?.length ?? 0;
  return [...plain.replace(LINK, "")].reduce((sum, char) => sum + weight(char), links * X_LINK_LENGTH);
}

function weight(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
}
