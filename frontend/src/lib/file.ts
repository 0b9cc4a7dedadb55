/** Long enough for a browser to begin with the saving. */
const KEEP_MS = 60_000;

/** Has the browser save something that is in memory as a file. */
export function saveFile(content: Blob, filename: string): void {
  const address = URL.createObjectURL(content);
  saveFrom(address, filename);
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}

/** Has the browser fetch an address and save it as a file. */
export function saveFrom(address: string, filename: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = filename;
  link.click();
}
