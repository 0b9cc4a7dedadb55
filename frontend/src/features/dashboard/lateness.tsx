"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { Lateness } from "@campaign-os/shared";
import { Card, CardHeader } from "@/components/ui/display";
import { latenessQuery } from "@/features/post/queries";
import { formatDuration } from "@/lib/time";

/** How long after their moments the posts of the last weeks went out; not there before the first. */
export function LatenessCard() {
  const t = useTranslations("dashboard.lateness");
  const locale = useLocale();
  const { data } = useQuery(latenessQuery);
  if (!data || data.count === 0) return null;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("text", { count: data.count, half: formatDuration(data.p50Ms, locale), most: formatDuration(data.p99Ms, locale) })} />
      <ol className="flex flex-col gap-1.5 px-5 pt-1 pb-5">
        {columnsOf(data).map((column) => (
          <li key={column.upToMs ?? "rest"} className="grid grid-cols-[7rem_minmax(0,1fr)_3rem] items-center gap-3 text-[0.8125rem]">
            <span className="text-muted">{column.upToMs === undefined ? t("later") : t("within", { time: formatDuration(column.upToMs, locale) })}</span>
            <span aria-hidden className="h-4 overflow-hidden rounded-sm bg-sunken">
              <span className="block h-full rounded-sm bg-accent" style={{ width: `${(column.count / data.count) * 100}%` }} />
            </span>
            <span className="text-right tabular-nums">{column.count}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The columns up to the last that has something, and at least the first three. */
function columnsOf({ histogram }: Lateness): Lateness["histogram"] {
  return histogram.slice(0, Math.max(3, histogram.findLastIndex(({ count }) => count > 0) + 1));
}
