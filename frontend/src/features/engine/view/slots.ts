import { addDays, daysBetween, startOfWeek } from "@/lib/time";
import type { Slot } from "../output";

/** A slot with its place in the calendar that the engine wrote. */
export interface Placed {
  slot: Slot;
  index: number;
}

/** The slots of one day, earliest first. */
export interface SlotDay {
  day: number;
  date?: string;
  slots: Placed[];
}

/** Slots by their days, in order; days without one are left out. */
export function slotDays(slots: readonly Slot[]): SlotDay[] {
  const days = new Map<number, SlotDay>();
  slots.forEach((slot, index) => {
    const found = days.get(slot.day) ?? { day: slot.day, date: slot.date, slots: [] };
    found.slots.push({ slot, index });
    days.set(slot.day, found);
  });
  for (const { slots: placed } of days.values()) placed.sort((a, b) => a.slot.time.localeCompare(b.slot.time));
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** The whole weeks that a calendar's days lie in; none where it names no dates. */
export function weeksOf(days: readonly SlotDay[]): string[][] {
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (!first || !last || days.some(({ date }) => !date)) return [];
  const start = startOfWeek(first);
  const weeks = Math.floor(daysBetween(start, last) / 7) + 1;
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, i) => addDays(start, week * 7 + i)));
}

/** How many slots each thing has, such as each network or pillar; the most first. */
export function tally(slots: readonly Slot[], by: "network" | "pillar"): [string, number][] {
  const counts = new Map<string, number>();
  for (const slot of slots) counts.set(slot[by], (counts.get(slot[by]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
