import type { Period } from "@campaign-os/shared";

/** A period as a bar: where it begins and how long it is, in percent of what is shown. */
export interface Bar {
  period: Period;
  left: number;
  width: number;
}

/** A stretch of time that is shown, with its periods and where in it the present is. */
export interface Timeline {
  from: number;
  to: number;
  now: number;
  bars: Bar[];
}

const DAY_MS = 86_400_000;

/** How much of the past and of what is to come is drawn at most; the list beside it tells all. */
const PAST_MS = 400 * DAY_MS;
const AHEAD_MS = 800 * DAY_MS;

/** Lays periods out along time. The present is always in sight, and nothing is narrower than a line can be. */
export function timelineOf(periods: readonly Period[], now: number): Timeline | undefined {
  if (periods.length === 0) return undefined;
  const span = (period: Period) => [Date.parse(period.start), Date.parse(period.end)] as const;
  const from = Math.max(Math.min(now - DAY_MS, ...periods.map((period) => span(period)[0])), now - PAST_MS);
  const to = Math.min(Math.max(now + DAY_MS, ...periods.map((period) => span(period)[1])), now + AHEAD_MS);
  const at = (instant: number) => (Math.min(Math.max(instant, from), to) - from) / (to - from) * 100;
  const bars = periods
    .map((period) => ({ period, left: at(span(period)[0]), width: at(span(period)[1]) - at(span(period)[0]) }))
    .filter(({ width }) => width > 0);
  return { from, to, now: at(now), bars };
}
