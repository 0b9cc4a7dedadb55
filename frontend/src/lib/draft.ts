/** What was typed and not sent, kept on this machine until it is sent. */
const PREFIX = "cos-draft:";

/** A draft that nobody came back to for this long is forgotten. */
const KEEP_MS = 30 * 86_400_000;

interface Stored {
  at: number;
  values: unknown;
}

/** The draft under a name; undefined where there is none, or it is too old. */
export function readDraft<T>(name: string): T | undefined {
  if (typeof localStorage === "undefined") return undefined;
  try {
    const stored = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as Stored | null;
    if (!stored || Date.now() - stored.at > KEEP_MS) return undefined;
    return stored.values as T;
  } catch {
    return undefined;
  }
}

/** Keeps a draft. A full or forbidden storage loses the draft, never the form. */
export function writeDraft(name: string, values: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), values } satisfies Stored));
  } catch {
    return;
  }
}

export function clearDraft(name: string): void {
  if (typeof localStorage !== "undefined") localStorage.removeItem(PREFIX + name);
}
