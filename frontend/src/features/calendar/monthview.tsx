"use client";

import { useLocale } from "next-intl";
import { formatDate, monthGrid, weekDays } from "@/lib/time";
import { DayCell } from "./daycell";
import type { ByDay } from "./days";

interface ViewProps {
  today: string;
  byDay: ByDay;
}

/** Entries that fit into a day of the month; the rest is a click away. */
const FITS = 3;

/** Six weeks, a row each; narrow screens have a month of their own. */
export function MonthView({ day, today, byDay }: ViewProps & { day: string }) {
  const locale = useLocale();
  return (
    <div className="overflow-hidden rounded-xl border bg-surface shadow-card max-sm:hidden">
      <div aria-hidden className="grid grid-cols-7 border-b text-xs font-medium text-muted">
        {weekDays(day).map((weekday) => (
          <span key={weekday} className="px-3 py-2">
            {formatDate(weekday, locale, { weekday: "short" })}
          </span>
        ))}
      </div>
      <ol className="grid grid-cols-7 gap-px bg-line">
        {monthGrid(day).map((date) => (
          <DayCell key={date} date={date} today={today} byDay={byDay} outside={date.slice(0, 7) !== day.slice(0, 7)} fits={FITS} className="min-h-29" />
        ))}
      </ol>
    </div>
  );
}

/** Seven days side by side, with everything that is on them. */
export function WeekView({ days, today, byDay }: ViewProps & { days: string[] }) {
  return (
    <ol className="grid gap-px overflow-hidden rounded-xl border bg-line shadow-card sm:grid-cols-7">
      {days.map((date) => (
        <DayCell key={date} date={date} today={today} byDay={byDay} roomy className="sm:min-h-96" />
      ))}
    </ol>
  );
}
