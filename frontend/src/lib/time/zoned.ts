import { addDays } from "./day";
import { wallClock } from "./format";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The instant at which a zone's clock shows a day and a time. A time that a change of the clock skips
 * becomes the first valid instant after it; one that occurs twice is the first of the two.
 */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(zone, wall - DAY_MS);
  const after = offsetAt(zone, wall + DAY_MS);
  const found = [wall - before, wall - after].filter((at) => at + offsetAt(zone, at) === wall);
  const at = found.length > 0 ? Math.min(...found) : changeBetween(zone, wall - after, wall - before);
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The instants at which a span of days, both included, begins and ends in a zone. */
export function daySpan(from: string, to: string, zone: string): { from: string; to: string } {
  return { from: instantOf(from, "00:00", zone), to: instantOf(addDays(to, 1), "00:00", zone) };
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const { date, time } = wallClock(new Date(minute).toISOString(), zone);
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

// Between the two instants the clock leaps once; halving finds the minute at which it does.
function changeBetween(zone: string, from: number, to: number): number {
  const start = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(zone, middle) === start) low = middle;
    else high = middle;
  }
  return high;
}
