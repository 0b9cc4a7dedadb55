/** Where two runs stand side by side, the older one left. */
export function compareHref(a: Dated, b: Dated): string {
  const [first, second] = a.createdAt <= b.createdAt ? [a, b] : [b, a];
  return `/engines/compare?a=${first.id}&b=${second.id}`;
}

interface Dated {
  id: string;
  createdAt: string;
}

interface Pickable {
  id: string;
  engine: string;
}

/** The runs that are picked to be compared, after one was clicked: two at most, and of one engine. */
export function pick<T extends Pickable>(picked: readonly T[], run: T): T[] {
  if (picked.some(({ id }) => id === run.id)) return picked.filter(({ id }) => id !== run.id);
  const same = picked.filter(({ engine }) => engine === run.engine);
  return [...same, run].slice(-2);
}
