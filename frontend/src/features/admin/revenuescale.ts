import type { RevenueMonth } from "@campaign-os/shared";

/** The months of one currency, oldest first. */
export interface RevenueSeries {
  currency: string;
  months: RevenueMonth[];
}

/** One series for each currency, the one with the most revenue first: amounts of two are never added. */
export function seriesOf(data: readonly RevenueMonth[]): RevenueSeries[] {
  const currencies = [...new Set(data.map(({ currency }) => currency))];
  const sum = ({ months }: RevenueSeries) => months.reduce((total, { gross }) => total + gross.amount, 0);
  return currencies
    .map((currency) => ({ currency, months: data.filter((month) => month.currency === currency) }))
    .toSorted((one, other) => sum(other) - sum(one));
}

/** The end of an axis from zero that the largest value fits under: 1, 2, 2.5 or 5 times a power of ten. */
export function axisEnd(largest: number): number {
  if (largest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= largest) ?? 10);
}
