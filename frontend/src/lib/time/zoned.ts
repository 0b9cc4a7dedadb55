import { Temporal } from "temporal-polyfill";

/**
 * The instant at which a zone's clock shows a day and a time. A time that a change of the clock skips
 * becomes the first valid instant after it; one that occurs twice is the first of the two.
 */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  const skipped = !zoned.toPlainDateTime().equals(wall);
  const change = skipped ? zoned.getTimeZoneTransition("previous") : null;
  return (change ?? zoned).toInstant().toString();
}

/** The instants at which a day begins and ends in a zone. */
export function daySpan(from: string, to: string, zone: string): { from: string; to: string } {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(zone);
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(zone);
  return { from: start.toInstant().toString(), to: end.toInstant().toString() };
}
