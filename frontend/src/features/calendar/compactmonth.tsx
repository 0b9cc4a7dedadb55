"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/display";
import { useGate } from "@/features/billing/gated";
import { PostRows } from "@/features/post/rows";
import { dotOf } from "@/features/post/state";
import { useCan } from "@/features/session/context";
import { cn } from "@/lib/cn";
import { formatDate, monthGrid, weekDays } from "@/lib/time";
import { useSetUrl } from "@/lib/url";
import type { ByDay } from "./days";

interface CompactMonthProps {
  day: string;
  today: string;
  byDay: ByDay;
}

/** The month for narrow screens: a dot for each post, and below it what is on the day that is chosen. */
export function CompactMonth({ day, today, byDay }: CompactMonthProps) {
  const locale = useLocale();
  const setUrl = useSetUrl();
  return (
    <div className="sm:hidden">
      <Card className="p-2">
        <div aria-hidden className="grid grid-cols-7 pb-1 text-center text-xs font-medium text-muted">
          {weekDays(day).map((weekday) => (
            <span key={weekday}>{formatDate(weekday, locale, { weekday: "narrow" })}</span>
          ))}
        </div>
        <ol className="grid grid-cols-7 gap-0.5">
          {monthGrid(day).map((date) => (
            <li key={date}>
              <DayButton
                date={date}
                posts={byDay.get(date) ?? []}
                chosen={date === day}
                today={date === today}
                outside={date.slice(0, 7) !== day.slice(0, 7)}
                onChoose={() => setUrl({ date: date === today ? undefined : date })}
              />
            </li>
          ))}
        </ol>
      </Card>
      <ChosenDay date={day} open={day >= today} posts={byDay.get(day) ?? []} />
    </div>
  );
}

/** Dots that have room below a number. */
const DOTS = 3;

interface DayButtonProps {
  date: string;
  posts: Post[];
  chosen: boolean;
  today: boolean;
  outside: boolean;
  onChoose: () => void;
}

function DayButton({ date, posts, chosen, today, outside, onChoose }: DayButtonProps) {
  const t = useTranslations("calendar");
  const day = formatDate(date, useLocale(), { weekday: "long", day: "numeric", month: "long" });
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-current={today ? "date" : undefined}
      aria-label={t("dayWith", { day, count: posts.length })}
      onClick={onChoose}
      className={cn("flex h-11 w-full flex-col items-center justify-center gap-1 rounded-lg text-sm", outside && "text-muted", chosen ? "bg-accent-soft font-semibold text-accent-ink" : "hover:bg-sunken")}
    >
      <span className={cn("leading-none", today && "underline decoration-2 underline-offset-4")}>{Number(date.slice(8))}</span>
      <span aria-hidden className="flex h-1.5 gap-0.5">
        {posts.slice(0, DOTS).map((post) => (
          <span key={post.id} className={cn("size-1.5 rounded-full", dotOf(post.state))} />
        ))}
      </span>
    </button>
  );
}

function ChosenDay({ date, open, posts }: { date: string; open: boolean; posts: Post[] }) {
  const t = useTranslations("calendar");
  const label = formatDate(date, useLocale(), { weekday: "long", day: "numeric", month: "long" });
  const gate = useGate("createPost");
  const mayWrite = useCan("posts:write") && gate.open;
  return (
    <Card className="mt-3 overflow-hidden">
      <header className="flex items-center justify-between gap-3 py-2 pr-2 pl-5">
        <h3 className="text-sm font-semibold">{label}</h3>
        {open && mayWrite && (
          <ButtonLink size="sm" variant="ghost" href={`/posts/new?date=${date}`} aria-label={t("newOn", { day: label })} icon={<Plus aria-hidden />}>
            {t("new")}
          </ButtonLink>
        )}
      </header>
      {posts.length > 0 ? <PostRows posts={posts} /> : <p className="px-5 pb-4 text-sm text-muted">{t("emptyTitle")}</p>}
    </Card>
  );
}
