"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/lib/cn";
import { formatDate, monthGrid, weekDays } from "@/lib/time";
import type { ByDay } from "./calendar";
import { Entry } from "./entry";

interface ViewProps {
  today: string;
  byDay: ByDay;
}

/** Entries that fit into a day of the month; the rest is a click away. */
const FITS = 3;

/** Six weeks, a row each; on small screens only the days that have something. */
export function MonthView({ day, today, byDay }: ViewProps & { day: string }) {
  const locale = useLocale();
  return (
    <div className="overflow-hidden rounded-xl border bg-surface shadow-card">
      <div aria-hidden className="hidden grid-cols-7 border-b text-xs font-medium text-muted sm:grid">
        {weekDays(day).map((weekday) => (
          <span key={weekday} className="px-2.5 py-2">
            {formatDate(weekday, locale, { weekday: "short" })}
          </span>
        ))}
      </div>
      <ol className="grid gap-px bg-line sm:grid-cols-7">
        {monthGrid(day).map((date) => (
          <DayCell key={date} date={date} today={today} byDay={byDay} outside={date.slice(0, 7) !== day.slice(0, 7)} fits={FITS} className="sm:min-h-28" />
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
        <DayCell key={date} date={date} today={today} byDay={byDay} named className="sm:min-h-96" />
      ))}
    </ol>
  );
}

interface DayProps extends ViewProps {
  date: string;
  outside?: boolean;
  named?: boolean;
  fits?: number;
  className?: string;
}

function DayCell({ date, today, byDay, outside, named, fits = Infinity, className }: DayProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const posts = byDay.get(date) ?? [];
  const shown = posts.slice(0, fits);
  const label = formatDate(date, locale, { weekday: "long", day: "numeric", month: "long" });
  return (
    <li aria-label={label} className={cn("min-w-0 bg-surface p-1.5", outside && "bg-canvas", posts.length === 0 && "max-sm:hidden", className)}>
      <p className={cn("mb-1 flex items-center gap-2 px-1 text-xs", outside ? "text-muted" : "font-medium")}>
        <span className="sm:hidden">{label}</span>
        <span className={cn("hidden sm:inline-grid sm:h-6 sm:min-w-6 sm:place-items-center sm:rounded-full sm:px-1", date === today && "bg-accent text-on-accent")}>
          {named ? formatDate(date, locale, { weekday: "short", day: "numeric" }) : Number(date.slice(8))}
        </span>
      </p>
      <ul className="flex flex-col gap-1">
        {shown.map((post) => (
          <Entry key={post.id} post={post} />
        ))}
      </ul>
      {posts.length > shown.length && (
        <a href={`/calendar?view=list&date=${date}`} className="mt-1 block rounded px-1.5 text-xs text-muted hover:text-ink hover:underline">
          {t("more", { count: posts.length - shown.length })}
        </a>
      )}
    </li>
  );
}
