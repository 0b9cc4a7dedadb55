"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CalendarClock, Plus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Button } from "@/components/ui/button";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { useSetUrl, useUrlState } from "@/lib/url";
import { campaignsQuery } from "@/features/campaign/queries";
import { postsQuery } from "./queries";
import { PostRows } from "./rows";

const RescheduleDialog = later(() => import("./rescheduledialog").then((module) => module.RescheduleDialog));

type Filter = Post["state"] | "all";

/** No filter by campaign. */
const ALL = "all";

const filters: readonly Filter[] = ["all", "draft", "scheduled", "publishing", "published", "partially_published", "failed", "held", "missed"];

/** Every post of the team. */
export function PostList() {
  const t = useTranslations("post");
  const setUrl = useSetUrl();
  const [state, setState] = useUrlState<Filter>("state", "all", filters);
  const [campaignId, setCampaignId] = useUrlState<string>("campaign", ALL);
  const query = useInfiniteQuery(postsQuery({ state: state === "all" ? undefined : state, campaignId: campaignId === ALL ? undefined : campaignId }));
  const filtered = state !== "all" || campaignId !== ALL;
  const create = useCan("posts:write") && (
    <GatedAction operation="createPost" variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          size="sm"
          className="w-56!"
          aria-label={t("filter")}
          value={state}
          onChange={setState}
          options={filters.map((value) => ({ value, label: value === "all" ? t("all") : t(`state.${value}`) }))}
        />
        <CampaignFilter value={campaignId} onChange={setCampaignId} />
        {filtered && (
          <Button size="sm" variant="ghost" onClick={() => setUrl({ state: undefined, campaign: undefined })}>
            {t("showAll")}
          </Button>
        )}
      </div>
      <Pages
        query={query}
        skeleton={<RowsSkeleton />}
        empty={
          <Card>
            <Empty icon={<Send aria-hidden />} title={t("emptyTitle")} action={!filtered && create}>
              {t(filtered ? "emptyFiltered" : "emptyText")}
            </Empty>
          </Card>
        }
      >
        {(posts) => (
          <>
            {(state === "held" || state === "missed") && <NewTimes posts={posts} />}
            <Card className="overflow-hidden [&_ul]:border-t-0">
              <PostRows posts={posts} />
            </Card>
          </>
        )}
      </Pages>
    </>
  );
}

/** Offers new moments for posts whose own went by. */
function NewTimes({ posts: shown }: { posts: Post[] }) {
  const t = useTranslations("post");
  const [posts, setPosts] = useState<Post[]>();
  if (!useCan("posts:write")) return null;
  return (
    <Notice
      className="mb-4"
      icon={<CalendarClock aria-hidden />}
      action={
        <GatedAction operation="reschedulePosts" counted size="sm" variant="primary" onClick={() => setPosts(shown)}>
          {t("newTimes.open")}
        </GatedAction>
      }
    >
      {t("newTimes.offer", { count: shown.length })}
      {posts && <RescheduleDialog posts={posts} onClose={() => setPosts(undefined)} />}
    </Notice>
  );
}

function CampaignFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslations("post");
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  const options = [{ value: ALL, label: t("allCampaigns") }, ...campaigns.map((campaign) => ({ value: campaign.id, label: campaign.name }))];
  return <Select size="sm" className="w-56!" aria-label={t("campaignFilter")} value={value} onChange={onChange} options={options} />;
}

function RowsSkeleton() {
  return (
    <Card className="divide-y">
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex items-center gap-3 px-5 py-3">
          <Skeleton className="size-10" />
          <Skeleton className="h-9 w-80 max-w-full" />
          <Skeleton className="ml-auto h-6 w-20" />
        </div>
      ))}
    </Card>
  );
}
