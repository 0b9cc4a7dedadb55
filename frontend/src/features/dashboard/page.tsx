"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { PostRows } from "@/features/post/rows";
import { calendarQuery } from "@/features/post/queries";
import { useCan, useMe } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { addDays, today } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";
import { useNow } from "@/components/now";
import { NeedsMe } from "./needsme";

// Only a team that is new here sees it.
const FirstSteps = later(() => import("./firststeps").then((module) => module.FirstSteps));

/** How many days the dashboard looks back and ahead. */
const DAYS = 7;

/** What needs me, what goes out next, how did it go. */
export function Dashboard() {
  const t = useTranslations("dashboard");
  const { user } = useMe();
  const { tenantZone } = useZone();
  const day = today(tenantZone);
  const query = useQuery(calendarQuery(daySpan(addDays(day, -DAYS), addDays(day, DAYS), tenantZone)));
  return (
    <>
      <PageHeader
        title={t("hello", { name: user.name.split(" ")[0] ?? user.name })}
        actions={
          useCan("posts:write") && (
            <ButtonLink variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
              {t("newPost")}
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <FirstSteps />
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <NeedsMe />
          <Card>
            <CardHeader title={t("next")} description={t("nextText", { days: DAYS })} />
            <Loaded query={query} skeleton={<Skeleton className="m-5 h-40" />}>
              {({ data }) => <Next posts={data} />}
            </Loaded>
          </Card>
        </div>
        <Card className="overflow-hidden">
          <CardHeader title={t("past")} description={t("pastText", { days: DAYS })} />
          <Loaded query={query} skeleton={<Skeleton className="m-5 h-40" />}>
            {({ data }) => <Past posts={data} />}
          </Loaded>
        </Card>
      </div>
    </>
  );
}

function Next({ posts }: { posts: Post[] }) {
  const t = useTranslations("dashboard");
  const next = posts.filter((post) => post.state === "scheduled" || post.state === "publishing").slice(0, 6);
  if (next.length === 0) {
    return (
      <Empty className="py-8" icon={<CalendarClock aria-hidden />} title={t("nextNone")} action={<ButtonLink href="/calendar">{t("toCalendar")}</ButtonLink>}>
        {t("nextNoneText")}
      </Empty>
    );
  }
  return <PostRows posts={next} />;
}

function Past({ posts }: { posts: Post[] }) {
  const t = useTranslations("dashboard");
  const now = useNow();
  const past = posts.filter((post) => Date.parse(post.publishedAt ?? post.publishAt ?? "") <= now && post.state !== "draft");
  const done = past.filter((post) => post.state === "published" || post.state === "partially_published");
  const failed = past.filter((post) => ["failed", "missed", "held"].includes(post.state));
  const live = done.flatMap((post) => post.publications).filter((publication) => publication.state === "live");
  const figures = [["published", done.length], ["live", live.length], ["failed", failed.length]] as const;
  return (
    <>
      <dl className="grid grid-cols-3 gap-px border-t bg-line">
        {figures.map(([name, value]) => (
          <div key={name} className="bg-surface px-5 py-4">
            <dt className="text-[0.8125rem] text-muted">{t(`figures.${name}`)}</dt>
            <dd className="text-2xl font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {done.length > 0 && <PostRows posts={done.toReversed().slice(0, 5)} />}
    </>
  );
}
