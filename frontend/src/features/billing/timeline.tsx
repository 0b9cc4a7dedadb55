"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Period } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { useZone } from "@/features/session/zone";
import { cn } from "@/lib/cn";
import { formatInstant } from "@/lib/time";

/** Every period of the subscription, the one in force marked. */
export function PeriodTimeline({ periods }: { periods: Period[] }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const { tenantZone } = useZone();
  const now = useNow();
  if (periods.length === 0) return null;
  const day = (at: string) => formatInstant(at, tenantZone, locale, "day");
  return (
    <ol className="mt-5 flex flex-col" aria-label={t("periods")}>
      {periods.map((period) => {
        const current = Date.parse(period.start) <= now && now < Date.parse(period.end);
        return (
          <li key={period.id} className="relative flex gap-3 pb-3 text-sm last:pb-0 not-last:before:absolute not-last:before:top-4 not-last:before:bottom-0 not-last:before:left-[0.3rem] not-last:before:w-px not-last:before:bg-line">
            <span aria-hidden className={cn("mt-1.5 size-2.5 shrink-0 rounded-full", current ? "bg-accent" : "bg-line-strong")} />
            <div>
              <p className={cn(current && "font-medium")}>
                {period.planName} · {t(`source.${period.source}`)}
              </p>
              <p className="text-[0.8125rem] text-muted">
                {day(period.start)} – {day(period.end)}
              </p>
              {period.reason && <p className="text-[0.8125rem] text-muted">{period.reason}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
