import { expect, test } from "vitest";
import type { Period } from "@campaign-os/shared";
import { timelineOf } from "./timelinescale";

const day = (offset: number) => new Date(Date.parse("2026-11-23T12:00:00Z") + offset * 86_400_000).toISOString();
const now = Date.parse(day(0));
const period = (start: number, end: number): Period => ({ id: `${start}`, planId: "growth", planName: "Growth", start: day(start), end: day(end), source: "payment" });

test("periods that follow each other fill the time that is shown without a gap", () => {
  const { bars, now: at } = timelineOf([period(-10, 20), period(20, 50)], now)!;
  expect(bars.map(({ left, width }) => [left, width])).toEqual([[0, 50], [50, 50]]);
  expect(at).toBeCloseTo(100 / 6);
});

test("the present is in sight though everything is over, or still to come", () => {
  expect(timelineOf([period(-40, -10)], now)!.now).toBeLessThan(100);
  expect(timelineOf([period(10, 40)], now)!.now).toBeGreaterThan(0);
});

test("what lies far away is left to the list", () => {
  const shown = timelineOf([period(-3000, -2900), period(-10, 20), period(20, 9000)], now)!;
  expect(shown.bars).toHaveLength(2);
  for (const { left, width } of shown.bars) expect(left + width).toBeLessThanOrEqual(100.0001);
});

test("without a period there is nothing to draw", () => {
  expect(timelineOf([], now)).toBeUndefined();
});
