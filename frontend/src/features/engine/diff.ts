import { leavesOf, type Json } from "./tree";

/** Parts in which two values differ, each with what the other one has there; undefined: nothing. */
export type Differences = ReadonlyMap<string, string | undefined>;

/** Where a value differs from another, by the paths of its texts and numbers. */
export function differencesOf(own: Json | undefined, other: Json | undefined): Differences {
  const there = new Map(leavesOf(other));
  return new Map(leavesOf(own).filter(([path, text]) => there.get(path) !== text).map(([path]) => [path, there.get(path)]));
}

/** How many parts of two values differ, counted once each, and how many there are. */
export function countDifferences(a: Json | undefined, b: Json | undefined): { differing: number; all: number } {
  const paths = new Set([...leavesOf(a), ...leavesOf(b)].map(([path]) => path));
  const differing = new Set([...differencesOf(a, b).keys(), ...differencesOf(b, a).keys()]);
  return { differing: differing.size, all: paths.size };
}

/** A piece of a text, and whether the other text lacks it. */
export interface Piece {
  text: string;
  own: boolean;
}

/** Above this many pairs of words a comparison word by word takes too long: the whole text counts as different. */
const MOST_PAIRS = 400_000;

/** A text in pieces: those that it shares with another in the same order, and its own. */
export function wordPieces(text: string, other: string | undefined): Piece[] {
  if (other === text) return [{ text, own: false }];
  const own = wordsOf(text);
  const theirs = wordsOf(other ?? "");
  if (theirs.length === 0 || own.length * theirs.length > MOST_PAIRS) return [{ text, own: true }];
  return joined(own, shared(own, theirs));
}

// Words with the space behind them; scripts without spaces are cut at each character.
function wordsOf(text: string): string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu) ?? [];
}

/** The places of the words that stand in both texts in the same order (longest common subsequence). */
function shared(a: string[], b: string[]): Set<number> {
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim();
  const best = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const score = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i]![j] = same(i, j) ? score(i + 1, j + 1) + 1 : Math.max(score(i + 1, j), score(i, j + 1));
    }
  }
  const found = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(i, j)) {
      found.add(i++);
      j++;
    } else if (score(i + 1, j) >= score(i, j + 1)) i++;
    else j++;
  }
  return found;
}

function joined(words: string[], common: Set<number>): Piece[] {
  const pieces: Piece[] = [];
  words.forEach((text, i) => {
    const last = pieces.at(-1);
    const own = !common.has(i);
    if (last?.own === own) last.text += text;
    else pieces.push({ text, own });
  });
  return pieces;
}
