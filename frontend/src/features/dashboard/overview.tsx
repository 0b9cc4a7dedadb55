"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/display";
import { PostRows } from "@/features/post/rows";
import { calendarQuery } from "@/features/post/queries";
import { useZone } from "@/features/session/zone";
import { addDays, today } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";
import { FirstSteps, useFirstSteps } from "./firststeps";
import { LatenessCard } from "./lateness";
import { NeedsMe, useNeeds } from "./needsme";
import { Outline } from "./outline";

/** How many days the dashboard looks back and ahead. */
const DAYS = 7;

/** All of it at once, when all of it is known: nothing that is being read moves away. */
export function Overview() {
  const t = useTranslations("dashboard");
  const { tenantZone } = useZone();
  const day = today(tenantZone);
  const query = useQuery(calendarQuery(daySpan(addDays(day, -DAYS), addDays(day, DAYS), tenantZone)));
  const steps = useFirstSteps();
  const needs = useNeeds();
  if (query.isPending || steps.isPending || needs.isPending) return <Outline />;
  return (
    <div className="flex flex-col gap-4">
      <FirstSteps steps={steps} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <NeedsMe needs={needs} />
        <Card>
          <CardHeader title={t("next")} description={t("nextText", { days: DAYS })} />
          <Loaded query={query} skeleton={null}>
            {({ data }) => <Next posts={data} />}
          </Loaded>
        </Card>
      </div>
      <Card className="overflow-hidden">
        <CardHeader title={t("past")} description={t("pastText", { days: DAYS })} />
        <Loaded query={query} skeleton={null}>
          {({ data }) => <Past posts={data} />}
        </Loaded>
      </Card>
      <LatenessCard />
    </div>
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
