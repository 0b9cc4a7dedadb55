/** Draws the dark modules of a QR code as one path, a stroke for each run in a row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows.map((row, y) => runs(row).map(({ at, length }) => `M${at} ${y}h${length}v1h-${length}z`).join("")).join("");
}

function runs(row: readonly boolean[]): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  row.forEach((dark, at) => {
    const last = found.at(-1);
    if (dark && last && last.at + last.length === at) last.length += 1;
    else if (dark) found.push({ at, length: 1 });
  });
  return found;
}
