import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, isDay, monthGrid, startOfWeek } from "./day";

test("days go over the ends of months and years", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
});

test("a month later is clamped to the month's last day", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2026-11-30", 2)).toBe("2027-01-30");
});

test("a week begins on Monday", () => {
  expect(startOfWeek("2026-11-23")).toBe("2026-11-23");
  expect(startOfWeek("2026-11-29")).toBe("2026-11-23");
});

test("a month is shown in six whole weeks that hold all of its days", () => {
  const grid = monthGrid("2026-11-15");
  expect(grid).toHaveLength(42);
  expect(grid[0]).toBe("2026-10-26");
  expect(grid).toContain("2026-11-30");
});

test("days are counted across a change of the clock", () => {
  expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2);
});

test("a text is a day where the calendar has it", () => {
  expect(isDay("2028-02-29")).toBe(true);
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("2027-2-9")).toBe(false);
  expect(isDay("tomorrow")).toBe(false);
});
