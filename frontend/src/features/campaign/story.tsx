"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { PenLine, Plus, Sparkles } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Campaign, Post } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { NetworkMarks } from "@/components/network";
import { Pages } from "@/components/state/pages";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { brandQuery } from "@/features/brand/queries";
import { creativesQuery } from "@/features/creative/queries";
import { CreativeCards } from "@/features/creative/cards";
import { RunRows } from "@/features/engine/rows";
import { runsQuery } from "@/features/engine/queries";
import { StrategyView } from "@/features/engine/strategyview";
import { PostRows } from "@/features/post/rows";
import { postsQuery } from "@/features/post/queries";
import { useCan } from "@/features/session/context";
import { formatDateRange } from "@/lib/time";

interface ChapterProps {
  n: number;
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}

function Chapter({ n, title, text, action, children }: ChapterProps) {
  return (
    <li>
      <Card className="overflow-hidden">
        <CardHeader
          title={
            <span className="flex items-center gap-3">
              <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink">
                {n}
              </span>
              {title}
            </span>
          }
          description={text}
          action={action}
        />
        {children}
      </Card>
    </li>
  );
}

const body = "px-5 pb-5";

export function GoalChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const locale = useLocale();
  const brand = useQuery(brandQuery(campaign.brandProfileId)).data;
  const facts: [string, ReactNode][] = [
    [t("objective"), t(`objectives.${campaign.objective}.title`)],
    [t("brand"), brand ? <Link key="brand" href={`/brands/${brand.id}`} className="underline decoration-line-strong underline-offset-2">{brand.name}</Link> : "–"],
    [t("dates"), formatDateRange(campaign.startDate, campaign.endDate, locale)],
    [t("budget"), campaign.budget ? <Money key="budget" value={campaign.budget} /> : "–"],
    [t("networks"), <NetworkMarks key="networks" networks={campaign.networks} />],
  ];
  return (
    <Chapter n={1} title={t("chapters.goal")}>
      <div className={`${body} grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]`}>
        <div>
          <p className="text-lg leading-snug font-medium text-balance">{campaign.goal}</p>
          <p className="mt-3 text-sm text-muted">{campaign.audience}</p>
          {campaign.brief && <p className="mt-3 line-clamp-6 text-sm whitespace-pre-line">{campaign.brief}</p>}
        </div>
        <dl className="grid grid-cols-[auto_1fr] content-start items-center gap-x-6 gap-y-2 text-sm">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Chapter>
  );
}

export function StrategyChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const mayRun = useCan("engines:run") && campaign.status !== "archived";
  const run = mayRun && (
    <GatedAction operation="createEngineRun" size="sm" variant={campaign.strategy ? "secondary" : "primary"} href={`/campaigns/${campaign.id}/strategy`} icon={<Sparkles aria-hidden />}>
      {campaign.strategy ? t("strategyAgain") : t("strategyRun")}
    </GatedAction>
  );
  return (
    <Chapter n={2} title={t("chapters.strategy")} text={campaign.strategy ? undefined : t("strategyNone")} action={run}>
      {campaign.strategy && (
        <div className={body}>
          <StrategyView strategy={campaign.strategy} />
        </div>
      )}
    </Chapter>
  );
}

export function CopyChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const query = useInfiniteQuery(runsQuery({ campaignId: campaign.id, engine: "copy" }));
  const mayRun = useCan("engines:run") && campaign.status !== "archived";
  const run = mayRun && (
    <GatedAction operation="createEngineRun" size="sm" href={`/campaigns/${campaign.id}/copy`} icon={<PenLine aria-hidden />}>
      {t("copyRun")}
    </GatedAction>
  );
  return (
    <Chapter n={3} title={t("chapters.copy")} text={t("copyText")} action={run}>
      <Pages query={query} skeleton={<Skeleton className="m-5 h-10" />} empty={null}>
        {(runs) => <RunRows runs={runs.slice(0, 5)} />}
      </Pages>
    </Chapter>
  );
}

export function CreativeChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const query = useInfiniteQuery(creativesQuery({ campaignId: campaign.id }));
  const create = useCan("creatives:write") && (
    <GatedAction operation="createCreative" size="sm" href={`/creatives/new?campaign=${campaign.id}`} icon={<Plus aria-hidden />}>
      {t("creativeNew")}
    </GatedAction>
  );
  return (
    <Chapter n={4} title={t("chapters.creatives")} text={t("creativesText")} action={create}>
      <div className={body}>
        <Pages query={query} skeleton={<Skeleton className="h-32" />} empty={<p className="text-sm text-muted">{t("creativesNone")}</p>}>
          {(creatives) => <CreativeCards creatives={creatives} />}
        </Pages>
      </div>
    </Chapter>
  );
}

export function PostChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const query = useInfiniteQuery(postsQuery({ campaignId: campaign.id }));
  const create = useCan("posts:write") && (
    <GatedAction operation="createPost" size="sm" href={`/posts/new?campaignId=${campaign.id}`} icon={<Plus aria-hidden />}>
      {t("postNew")}
    </GatedAction>
  );
  return (
    <Chapter n={5} title={t("chapters.posts")} action={create}>
      <Pages query={query} skeleton={<Skeleton className="m-5 h-20" />} empty={<p className="px-5 pb-5 text-sm text-muted">{t("postsNone")}</p>}>
        {(posts) => <PostRows posts={posts} />}
      </Pages>
    </Chapter>
  );
}

export function ResultChapter({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const query = useInfiniteQuery(postsQuery({ campaignId: campaign.id }));
  const posts = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Chapter n={6} title={t("chapters.results")} text={t("resultsText")}>
      <dl className="grid grid-cols-2 gap-px border-t bg-line sm:grid-cols-4">
        {count(posts).map(([name, value]) => (
          <div key={name} className="bg-surface px-5 py-4">
            <dt className="text-[0.8125rem] text-muted">{t(`results.${name}`)}</dt>
            <dd className="text-2xl font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Chapter>
  );
}

function count(posts: Post[]): ["planned" | "published" | "failed" | "live", number][] {
  const inState = (...states: Post["state"][]) => posts.filter((post) => states.includes(post.state)).length;
  const live = posts.flatMap((post) => post.publications).filter((publication) => publication.state === "live").length;
  return [
    ["planned", inState("scheduled", "publishing")],
    ["published", inState("published", "partially_published")],
    ["failed", inState("failed", "missed", "held")],
    ["live", live],
  ];
}
