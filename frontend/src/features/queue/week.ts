import type { ChannelSlots, QueuePlace, WeekSlot } from "@campaign-os/shared";
import { wallClock } from "@/lib/time";

export type Weekday = WeekSlot["weekday"];

/** The days of the week, Monday first. */
export const weekdays: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** A Monday, by which the names of the days are found. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A weekday in a language. */
export function weekdayName(day: Weekday, locale: string, style: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(A_MONDAY + weekdays.indexOf(day) * DAY_MS);
}

/** The times of each day, in order; days without any are left out. */
export function byWeekday(slots: readonly WeekSlot[]): { day: Weekday; times: string[] }[] {
  const all = weekdays.map((day) => ({ day, times: slots.filter((slot) => slot.weekday === day).map((slot) => slot.time) }));
  return all.filter(({ times }) => times.length > 0).map(({ day, times }) => ({ day, times: times.toSorted() }));
}

/** The slots with a time added on some days; where it is already, nothing is added. */
export function withTime(slots: ChannelSlots["slots"], days: readonly Weekday[], time: string): WeekSlot[] {
  const fresh = days.filter((day) => !slots.some((slot) => slot.weekday === day && slot.time === time));
  return [...slots, ...fresh.map((weekday) => ({ weekday, time }))];
}

/** The slots without a time of a day. */
export function withoutTime(slots: ChannelSlots["slots"], day: Weekday, time: string): WeekSlot[] {
  return slots.filter((slot) => slot.weekday !== day || slot.time !== time);
}

/** The places of a queue on their days in a zone, in order. */
export function byDay(places: readonly QueuePlace[], zone: string): Map<string, QueuePlace[]> {
  const days = new Map<string, QueuePlace[]>();
  for (const place of places) {
    const day = wallClock(place.at, zone).date;
    days.set(day, [...(days.get(day) ?? []), place]);
  }
  return days;
}
