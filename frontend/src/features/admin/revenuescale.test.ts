import { expect, test } from "vitest";
import type { RevenueMonth } from "@campaign-os/shared";
import { axisEnd, seriesOf } from "./revenuescale";

const month = (name: string, currency: string, amount: number): RevenueMonth => {
  const money = { amount, currency };
  return { month: name, currency, gross: money, net: money, refunded: { amount: 0, currency }, payments: 1 };
};

test("each currency is a series of its own, in the order of its months", () => {
  const found = seriesOf([month("2026-10", "eur", 10), month("2026-10", "usd", 500), month("2026-11", "eur", 20), month("2026-11", "usd", 0)]);
  expect(found.map(({ currency, months }) => [currency, months.map((one) => one.month)])).toEqual([["usd", ["2026-10", "2026-11"]], ["eur", ["2026-10", "2026-11"]]]);
});

test("the axis ends at a round number that nothing exceeds", () => {
  for (const largest of [1, 7, 99, 100, 101, 240, 251, 4900, 99_999]) {
    expect(axisEnd(largest)).toBeGreaterThanOrEqual(largest);
    expect(axisEnd(largest)).toBeLessThanOrEqual(largest * 2.5);
  }
  expect([axisEnd(0), axisEnd(101), axisEnd(240), axisEnd(4900)]).toEqual([1, 200, 250, 5000]);
});
