"use client";

import { useState, type ReactNode } from "react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CalendarClock, FileUp, Plus, Send, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { networkTitle } from "@/components/network";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { useSetUrl, useUrlState } from "@/lib/url";
import { campaignsQuery } from "@/features/campaign/queries";
import { channelsQuery } from "@/features/channel/queries";
import { BulkBar } from "./bulk";
import { postsQuery } from "./queries";
import { MOST } from "./rescheduleform";
import { PostRows } from "./rows";
import { toggled } from "./toggled";

const RescheduleDialog = later(() => import("./rescheduledialog").then((module) => module.RescheduleDialog));

type Filter = Post["state"] | "all";

/** No filter by campaign or channel. */
const ALL = "all";

const NOBODY: ReadonlySet<string> = new Set();

const filters: readonly Filter[] = ["all", "draft", "pending_approval", "approved", "rejected", "scheduled", "publishing", "published", "partially_published", "failed", "held", "missed", "canceled"];

/** Every post of the team. */
export function PostList() {
  const t = useTranslations("post");
  const setUrl = useSetUrl();
  const [state, setState] = useUrlState<Filter>("state", "all", filters);
  const [campaignId, setCampaignId] = useUrlState<string>("campaign", ALL);
  const [channelId, setChannelId] = useUrlState<string>("channel", ALL);
  const [label, setLabel] = useUrlState<string>("label", "");
  const given = (value: string) => (value === ALL ? undefined : value);
  const query = useInfiniteQuery(postsQuery({ state: state === "all" ? undefined : state, campaignId: given(campaignId), channelId: given(channelId), label: label || undefined }));
  const filtered = state !== "all" || campaignId !== ALL || channelId !== ALL || label !== "";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const mayWrite = useCan("posts:write");
  const choice = { has: (id: string) => chosen.has(id), toggle: (id: string) => setChosen(toggled(chosen, id)) };
  const create = mayWrite && (
    <GatedAction operation="createPost" variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={<ListActions create={create} />} />
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
        <ChannelFilter value={channelId} onChange={setChannelId} />
        {label && (
          <Button size="sm" icon={<X aria-hidden />} onClick={() => setLabel("")}>
            {t("labelled", { label })}
          </Button>
        )}
        {filtered && (
          <Button size="sm" variant="ghost" onClick={() => setUrl({ state: undefined, campaign: undefined, channel: undefined, label: undefined })}>
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
              <PostRows posts={posts} choice={mayWrite ? choice : undefined} />
            </Card>
            {posts.some((post) => chosen.has(post.id)) && <BulkBar posts={posts.filter((post) => chosen.has(post.id)).slice(0, MOST)} onDone={() => setChosen(NOBODY)} />}
          </>
        )}
      </Pages>
    </>
  );
}

/** What can be done with the list as a whole. */
function ListActions({ create }: { create: ReactNode }) {
  const t = useTranslations("post");
  if (!useCan("posts:write")) return null;
  return (
    <>
      <ButtonLink href="/posts/import" icon={<FileUp aria-hidden />}>
        {t("import")}
      </ButtonLink>
      {create}
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

function ChannelFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslations("post");
  const channels = useQuery(channelsQuery).data?.data ?? [];
  if (channels.length < 2) return null;
  const options = [{ value: ALL, label: t("allChannels") }, ...channels.map((channel) => ({ value: channel.id, label: `${networkTitle(channel.network)} · ${channel.name}` }))];
  return <Select size="sm" className="w-56!" aria-label={t("channelFilter")} value={value} onChange={onChange} options={options} />;
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
