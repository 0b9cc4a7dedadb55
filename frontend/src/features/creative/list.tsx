"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Palette, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Card, Skeleton } from "@/components/ui/display";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { campaignsQuery } from "@/features/campaign/queries";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { CreativeCards } from "./cards";
import { creativesQuery } from "./queries";

const ALL = "all";

/** Every creative of the team, or of one campaign. */
export function CreativeList() {
  const t = useTranslations("creative");
  const [campaignId, setCampaignId] = useUrlState<string>("campaign", ALL);
  const query = useInfiniteQuery(creativesQuery({ campaignId: campaignId === ALL ? undefined : campaignId }));
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  const create = useCan("creatives:write") && (
    <GatedAction operation="createCreative" variant="primary" href="/creatives/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <div className="mb-4 max-w-72">
        <Select
          size="sm"
          aria-label={t("campaign")}
          value={campaignId}
          onChange={setCampaignId}
          options={[{ value: ALL, label: t("allCampaigns") }, ...campaigns.map((campaign) => ({ value: campaign.id, label: campaign.name }))]}
        />
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-40" />}
        empty={
          <Card>
            <Empty icon={<Palette aria-hidden />} title={t("emptyTitle")} action={create}>
              {t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(creatives) => <CreativeCards creatives={creatives} />}
      </Pages>
    </>
  );
}
