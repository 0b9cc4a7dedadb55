import { expect, test } from "vitest";
import { formatCountdown, formatDuration, formatInstant, formatRelative, today, wallClock, zoneLabel } from "./format";

const noon = "2026-12-01T11:00:00Z";

test("an instant is shown in the zone that is asked for, on a 24-hour clock", () => {
  expect(formatInstant(noon, "Europe/Berlin", "en", "time")).toBe("12:00");
  expect(formatInstant(noon, "America/New_York", "en", "time")).toBe("06:00");
});

test("midnight is 00:00, not 24:00", () => {
  expect(wallClock("2026-11-30T23:00:00Z", "Europe/Berlin")).toEqual({ date: "2026-12-01", time: "00:00" });
});

test("a zone is named by its city and its offset at that moment", () => {
  expect(zoneLabel("Europe/Berlin", "en", new Date("2026-12-01T00:00:00Z"))).toBe("Berlin (GMT+1)");
  expect(zoneLabel("Europe/Berlin", "en", new Date("2026-07-01T00:00:00Z"))).toBe("Berlin (GMT+2)");
  expect(zoneLabel("America/New_York", "en", new Date("2026-12-01T00:00:00Z"))).toContain("New York");
});

test("today is the day that the zone's calendar shows", () => {
  const late = Date.parse("2026-12-01T23:30:00Z");
  expect(today("UTC", late)).toBe("2026-12-01");
  expect(today("Asia/Tokyo", late)).toBe("2026-12-02");
});

test.each([
  ["2026-12-01T11:00:05Z", "now"],
  ["2026-12-01T10:59:50Z", "now"],
  ["2026-12-01T14:10:00Z", "in 3 hours"],
  ["2026-11-29T10:00:00Z", "2 days ago"],
  ["2026-12-02T12:00:00Z", "tomorrow"],
])("%s is %s", (at, text) => {
  expect(formatRelative(at, Date.parse(noon), "en")).toBe(text);
});

test("a countdown keeps its shape", () => {
  expect([9, 42, 61, 600].map(formatCountdown)).toEqual(["0:09", "0:42", "1:01", "10:00"]);
});

test("a stretch of time is told in the largest unit that it fills", () => {
  expect([0, 250, 1500, 60_000, 5_400_000].map((ms) => formatDuration(ms, "en"))).toEqual(["0 ms", "250 ms", "1.5 sec", "1 min", "90 min"]);
  expect(formatDuration(1500, "de")).toBe("1,5 Sek.");
});
