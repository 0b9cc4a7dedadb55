"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button, ButtonLink, IconButton } from "@/components/ui/button";
import { Notice, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/tabs";
import { calendarQuery } from "@/features/post/queries";
import { useCan } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { formatDate, formatDateRange, today, wallClock } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";
import { useSetUrl, useUrlState } from "@/lib/url";
import { ListView } from "./listview";
import { MonthView, WeekView } from "./monthview";
import { daysOf, spanOf, step, views, type View } from "./span";

/** What goes out, and went out, day by day. */
export function Calendar() {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const { zone } = useZone();
  const now = today(zone);
  const [view, setView] = useUrlState<View>("view", "month", views);
  const [day] = useUrlState("date", now);
  const setUrl = useSetUrl();
  const span = spanOf(view, day);
  const query = useQuery(calendarQuery(daySpan(span.from, span.to, zone)));
  const go = (date: string) => setUrl({ date: date === now ? undefined : date });
  const title = view === "month" ? formatDate(day, locale, { month: "long", year: "numeric" }) : formatDateRange(span.from, span.to, locale);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          useCan("posts:write") && (
            <ButtonLink variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
              {t("new")}
            </ButtonLink>
          )
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <div className="flex items-center gap-1">
          <IconButton label={t("back")} onClick={() => go(step(view, day, -1))}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton label={t("forward")} onClick={() => go(step(view, day, 1))}>
            <ChevronRight aria-hidden />
          </IconButton>
          <Button size="sm" onClick={() => go(now)}>
            {t("today")}
          </Button>
        </div>
        <h2 aria-live="polite" className="min-w-40 text-base font-semibold">
          {title}
        </h2>
        <div className="ml-auto">
          <Segments label={t("view")} value={view} onChange={setView} tabs={views.map((value) => ({ value, label: t(`views.${value}`) }))} />
        </div>
      </div>
      <Loaded query={query} skeleton={<Skeleton className="h-[40rem]" />}>
        {({ data, truncated }) => {
          const byDay = groupByDay(data, zone);
          return (
            <>
              {truncated && <Notice tone="warning" className="mb-4">{t("truncated")}</Notice>}
              {view === "month" && <MonthView day={day} today={now} byDay={byDay} />}
              {view === "week" && <WeekView days={daysOf(span)} today={now} byDay={byDay} />}
              {view === "list" && <ListView days={daysOf(span)} today={now} byDay={byDay} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

export type ByDay = ReadonlyMap<string, Post[]>;

function groupByDay(posts: Post[], zone: string): ByDay {
  const byDay = new Map<string, Post[]>();
  for (const post of posts) {
    const at = post.publishAt ?? post.publishedAt;
    if (!at) continue;
    const { date } = wallClock(at, zone);
    byDay.set(date, [...(byDay.get(date) ?? []), post]);
  }
  return byDay;
}
