/** How hard a password is to guess, as far as can be told without knowing what others use. */
export type Strength = "short" | "weak" | "fair" | "good";

/** Fewer characters are refused. */
const LEAST = 10;

/** From so many characters on that do not follow from the one before. */
const FAIR_FROM = 8;
const GOOD_FROM = 12;

/** What guessers try first. */
const OBVIOUS = ["password", "passwort", "qwerty", "qwertz", "welcome", "willkommen", "letmein", "hallo", "iloveyou"];

/** Rates a password; names, addresses and obvious words in it count for nothing. */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  if (password.length < LEAST) return "short";
  const words = [...OBVIOUS, ...known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))].filter((word) => word.length > 3);
  const rest = words.reduce((text, word) => text.replaceAll(word, ""), password.toLowerCase());
  const worth = surprises(rest);
  if (worth < FAIR_FROM) return "weak";
  return worth < GOOD_FROM ? "fair" : "good";
}

// Characters that neither repeat the one before nor go on from it ("aaa", "1234", "fedc"), and are not the same few.
function surprises(text: string): number {
  const letters = [...text];
  const steps = letters.filter((letter, i) => {
    const before = letters[i - 1]?.codePointAt(0);
    return before === undefined || Math.abs((letter.codePointAt(0) ?? 0) - before) > 1;
  });
  return Math.min(steps.length, new Set(steps).size * 2);
}
