"use client";

import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Globe, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button, IconButton } from "@/components/ui/button";
import { Notice, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { calendarQuery } from "@/features/post/queries";
import { dotOf } from "@/features/post/state";
import { GatedAction } from "@/features/billing/gated";
import { PauseBanner } from "@/features/pause/banner";
import { PauseTeamButton } from "@/features/pause/button";
import { useCan } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { cn } from "@/lib/cn";
import { formatDate, formatDateRange, isDay, today, zoneLabel } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";
import { useSetUrl, useUrlState } from "@/lib/url";
import { CompactMonth } from "./compactmonth";
import { groupByDay } from "./days";
import { DayView } from "./dayview";
import { ExportMenu } from "./export";
import { fits } from "./filter";
import { Filters, useFilter } from "./filters";
import { ListView } from "./listview";
import { MonthView, WeekView } from "./monthview";
import { MovingProvider } from "./moving";
import { daysOf, spanOf, step, views, type View } from "./span";

/** What goes out, and went out, day by day. */
export function Calendar() {
  const t = useTranslations("calendar");
  const { zone } = useZone();
  const now = today(zone);
  const [view, setView] = useUrlState<View>("view", "month", views);
  const [asked] = useUrlState<string>("date", now);
  const day = isDay(asked) ? asked : now;
  const span = spanOf(view, day);
  const filter = useFilter();
  const instants = daySpan(span.from, span.to, zone);
  const query = useQuery(calendarQuery(instants));
  const mayWrite = useCan("posts:write");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={<ZoneLine zone={zone} />}
        actions={
          <>
            <PauseTeamButton />
            <ExportMenu span={instants} campaignId={filter.campaign} name={`${span.from}–${span.to}`} />
            {mayWrite && (
              <GatedAction operation="createPost" variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
                {t("new")}
              </GatedAction>
            )}
          </>
        }
      />
      <Toolbar view={view} day={day} today={now}>
        <Segments label={t("view")} value={view} onChange={setView} tabs={views.map((value) => ({ value, label: t(`views.${value}`) }))} />
      </Toolbar>
      <PauseBanner />
      <Filters filter={filter} />
      <Loaded query={query} skeleton={<CalendarSkeleton />}>
        {({ data: all, truncated }) => {
          const data = all.filter((post) => fits(post, filter));
          const shown = { today: now, byDay: groupByDay(data, zone) };
          return (
            <MovingProvider>
              {truncated && (
                <Notice tone="warning" className="mb-4">
                  {t("truncated")}
                </Notice>
              )}
              {view === "month" && <MonthView day={day} {...shown} />}
              {view === "month" && <CompactMonth day={day} {...shown} />}
              {view === "week" && <WeekView days={daysOf(span)} {...shown} />}
              {view === "day" && <DayView posts={data} />}
              {view === "list" && <ListView days={daysOf(span)} {...shown} filtered={all.length > 0} />}
              {view !== "list" && data.length === 0 && <p className={cn("mt-4 text-center text-sm text-muted", view === "month" && "max-sm:hidden")}>{t(all.length > 0 ? "emptyFiltered" : "emptyTitle")}</p>}
              {view !== "list" && <Legend posts={data} />}
            </MovingProvider>
          );
        }}
      </Loaded>
    </>
  );
}

function ZoneLine({ zone }: { zone: string }) {
  const t = useTranslations("calendar");
  return (
    <span className="inline-flex items-center gap-1.5">
      <Globe aria-hidden className="size-3.5" />
      {t("zone", { zone: zoneLabel(zone, useLocale()) })}
    </span>
  );
}

interface ToolbarProps {
  view: View;
  day: string;
  today: string;
  children: ReactNode;
}

function Toolbar({ view, day, today: now, children }: ToolbarProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const setUrl = useSetUrl();
  const span = spanOf(view, day);
  const go = (date: string) => setUrl({ date: date === now ? undefined : date });
  const title = view === "month" ? formatDate(day, locale, { month: "long", year: "numeric" }) : view === "day" ? formatDate(day, locale, { weekday: "long", day: "numeric", month: "long" }) : formatDateRange(span.from, span.to, locale);
  return (
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
      <div className="sm:ml-auto">{children}</div>
    </div>
  );
}

// The colours in words, for the states that are in sight.
function Legend({ posts }: { posts: Post[] }) {
  const t = useTranslations("post.state");
  const states = [...new Set(posts.map((post) => post.state))];
  if (states.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 px-1 text-xs text-muted">
      {states.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className={cn("size-2 rounded-full", dotOf(state))} />
          {t(state)}
        </li>
      ))}
    </ul>
  );
}

function CalendarSkeleton() {
  return (
    <div className="grid gap-px overflow-hidden rounded-xl border bg-line sm:grid-cols-7">
      {Array.from({ length: 42 }, (_, i) => (
        <div key={i} className={cn("min-h-16 bg-surface p-3 sm:min-h-29", i > 6 && "max-sm:hidden")}>
          <Skeleton className="h-4 w-6" />
        </div>
      ))}
    </div>
  );
}
