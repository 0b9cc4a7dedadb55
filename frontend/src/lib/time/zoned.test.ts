import { expect, test } from "vitest";
import { allZones, wallClock } from "./format";
import { daySpan, instantOf } from "./zoned";

test("a wall-clock time is the instant at which the zone's clock shows it", () => {
  expect(instantOf("2026-12-01", "09:00", "Europe/Berlin")).toBe("2026-12-01T08:00:00Z");
  expect(instantOf("2026-07-01", "09:00", "Europe/Berlin")).toBe("2026-07-01T07:00:00Z");
});

test("a time that a change of the clock skips becomes the first valid instant after it", () => {
  expect(instantOf("2027-03-28", "02:30", "Europe/Berlin")).toBe("2027-03-28T01:00:00Z");
});

test("a time that occurs twice is the first of the two", () => {
  expect(instantOf("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00Z");
});

test("in every zone a time that exists is shown again as it was entered", () => {
  for (const zone of allZones()) {
    expect(wallClock(instantOf("2026-06-15", "12:34", zone), zone), zone).toEqual({ date: "2026-06-15", time: "12:34" });
  }
});

test("a day that loses an hour has 23", () => {
  const { from, to } = daySpan("2027-03-28", "2027-03-28", "Europe/Berlin");
  expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(23);
});
