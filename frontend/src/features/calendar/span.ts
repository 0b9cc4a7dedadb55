import { addDays, addMonths, daysBetween, monthGrid, startOfWeek } from "@/lib/time";

export const views = ["month", "week", "day", "list"] as const;

export type View = (typeof views)[number];

/** How far the list looks ahead. */
const LIST_DAYS = 30;

/** How many days a step goes. */
const DAYS = { week: 7, day: 1, list: LIST_DAYS };

/** The first and the last day that a view shows. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  if (view === "week") return { from: startOfWeek(day), to: addDays(startOfWeek(day), 6) };
  if (view === "day") return { from: day, to: day };
  if (view === "list") return { from: day, to: addDays(day, LIST_DAYS - 1) };
  const grid = monthGrid(day);
  return { from: grid[0] ?? day, to: grid.at(-1) ?? day };
}

/** The day that a view shows after a step forward or back. */
export function step(view: View, day: string, by: 1 | -1): string {
  if (view === "month") return addMonths(day, by);
  return addDays(day, by * DAYS[view]);
}

/** The days from one to another, both included. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
}
