"use client";

import { CalendarDays } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Empty } from "@/components/state/empty";
import { Card } from "@/components/ui/display";
import { PostRows } from "@/features/post/rows";
import { formatDate } from "@/lib/time";
import type { ByDay } from "./days";

/** The days that have something, one below the other. */
export function ListView({ days, today, byDay, filtered }: { days: string[]; today: string; byDay: ByDay; filtered: boolean }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const full = days.filter((day) => byDay.has(day));
  if (full.length === 0) {
    return (
      <Card>
        <Empty icon={<CalendarDays aria-hidden />} title={t(filtered ? "emptyFiltered" : "emptyTitle")}>
          {t(filtered ? "emptyFilteredText" : "emptyText")}
        </Empty>
      </Card>
    );
  }
  return (
    <ol className="flex flex-col gap-4">
      {full.map((day) => (
        <li key={day}>
          <Card className="overflow-hidden">
            <h3 className="px-5 py-3 text-sm font-semibold">
              {formatDate(day, locale, { weekday: "long", day: "numeric", month: "long" })}
              {day === today && <span className="ml-2 font-normal text-muted">{t("today")}</span>}
            </h3>
            <PostRows posts={byDay.get(day) ?? []} />
          </Card>
        </li>
      ))}
    </ol>
  );
}
