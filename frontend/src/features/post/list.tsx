"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Select } from "@/components/ui/select";
import { useCan } from "@/features/session/context";
import { useSetUrl, useUrlState } from "@/lib/url";
import { campaignsQuery } from "@/features/campaign/queries";
import { postsQuery } from "./queries";
import { PostRows } from "./rows";

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
    <ButtonLink variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </ButtonLink>
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
          <Card className="overflow-hidden [&_ul]:border-t-0">
            <PostRows posts={posts} />
          </Card>
        )}
      </Pages>
    </>
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
