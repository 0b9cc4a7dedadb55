/** A secret in groups of four, as it is typed from one screen into another. */
export function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** The recovery codes as a text file that says what it is. */
export function codesFile(heading: string, codes: readonly string[]): string {
  return [heading, "", ...codes, ""].join("\n");
}
