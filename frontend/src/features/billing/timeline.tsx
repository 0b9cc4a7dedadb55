"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Period } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { useZone } from "@/features/session/zone";
import { cn } from "@/lib/cn";
import { formatInstant } from "@/lib/time";
import { timelineOf, type Bar } from "./timelinescale";

/** Every period of the subscription: drawn along time, and listed with the one in force marked. */
export function PeriodTimeline({ periods }: { periods: Period[] }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const { tenantZone } = useZone();
  const now = useNow();
  if (periods.length === 0) return null;
  const day = (at: string | number) => formatInstant(new Date(at).toISOString(), tenantZone, locale, "day");
  return (
    <div className="mt-5">
      <Drawn periods={periods} now={now} day={day} />
      <ol className="flex flex-col gap-2" aria-label={t("periods")}>
        {periods.map((period) => {
          const past = Date.parse(period.end) <= now;
          const current = !past && Date.parse(period.start) <= now;
          return (
            <li key={period.id} className="flex gap-3 text-sm">
              <span aria-hidden className={cn("mt-1.5 size-2.5 shrink-0 rounded-sm", fills[period.source], past && FADED)} />
              <div className="min-w-0">
                <p className={cn(current && "font-medium")}>
                  {period.planName} · {t(`source.${period.source}`)}
                  {current && <span className="text-muted"> · {t("inForce")}</span>}
                </p>
                <p className="text-[0.8125rem] text-muted">
                  {day(period.start)} – {day(period.end)}
                </p>
                {period.reason && <p className="text-[0.8125rem] break-words text-muted">{period.reason}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const fills: Record<Period["source"], string> = { trial: "bg-accent/45", payment: "bg-accent", override: "bg-success" };

/** What can be read on them, in the light and in the dark. */
const inks: Record<Period["source"], string> = { trial: "text-ink", payment: "text-on-accent", override: "text-surface" };

/** What is over; the fill alone fades, so that words on it stay readable. */
const FADED = "opacity-45";

// The picture says what the list says; who can't see it loses nothing.
function Drawn({ periods, now, day }: { periods: Period[]; now: number; day: (at: number) => string }) {
  const t = useTranslations("billing");
  const shown = timelineOf(periods, now);
  if (!shown) return null;
  return (
    <div aria-hidden className="mb-5">
      <div className="relative h-9 overflow-hidden rounded-lg bg-sunken">
        {shown.bars.map((bar) => (
          <BarOf key={bar.period.id} bar={bar} past={Date.parse(bar.period.end) <= now} />
        ))}
        <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${shown.now}%` }} />
      </div>
      <p className="relative mt-1 flex justify-between text-xs text-muted">
        <span>{day(shown.from)}</span>
        {shown.now > 20 && shown.now < 80 && (
          <span className="absolute -translate-x-1/2 text-ink" style={{ left: `${shown.now}%` }}>
            {t("today")}
          </span>
        )}
        <span>{day(shown.to)}</span>
      </p>
    </div>
  );
}

/** From this width on, a bar has room for its plan's name. */
const ROOM = 22;

function BarOf({ bar: { period, left, width }, past }: { bar: Bar; past: boolean }) {
  return (
    <span
      className={cn("absolute inset-y-0 flex items-center border-r-2 border-surface px-2 text-xs font-medium", past ? "text-ink" : inks[period.source])}
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      <span className={cn("absolute inset-0", fills[period.source], past && FADED)} />
      {width >= ROOM && <span className="relative truncate">{period.planName}</span>}
    </span>
  );
}
