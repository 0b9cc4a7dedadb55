/** Where an advertisement is shown, and how long its texts may be there. */
export interface AdPlatform {
  headline: number;
  description: number;
  primary: number;
  /** Letters of double width, as in Chinese, Japanese and Korean, count twice. */
  wide: boolean;
}

const platforms: Record<string, AdPlatform> = {
  google_search: { headline: 30, description: 90, primary: 0, wide: true },
  meta: { headline: 40, description: 30, primary: 125, wide: false },
  linkedin: { headline: 70, description: 100, primary: 150, wide: false },
};

/** The limits of a platform; undefined for one that we do not know. */
export function adPlatform(name: unknown): AdPlatform | undefined {
  return typeof name === "string" ? platforms[name] : undefined;
}

/** First and last letters of the ranges that are as wide as two. */
const DOUBLE: [number, number][] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** How much of its room a text takes, counted as the platform does. */
export function adLength(text: string, platform: AdPlatform): number {
  const letters = [...text.trim()];
  if (!platform.wide) return letters.length;
  return letters.reduce((sum, letter) => sum + (isDouble(letter.codePointAt(0) ?? 0) ? 2 : 1), 0);
}

function isDouble(code: number): boolean {
  return DOUBLE.some(([from, to]) => code >= from && code <= to);
}
