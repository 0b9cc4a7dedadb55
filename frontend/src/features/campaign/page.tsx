"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Archive, Copy, MoreHorizontal, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Campaign } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink, IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/display";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { GatedItem } from "@/features/billing/gateditem";
import { GatedAction } from "@/features/billing/gated";
import { PauseBanner } from "@/features/pause/banner";
import { PauseDialog } from "@/features/pause/begin";
import { useCan } from "@/features/session/context";
import { CampaignStatus } from "./list";
import { campaignQuery, useCampaignDeed } from "./queries";
import { CopyChapter, CreativeChapter, GoalChapter, PostChapter, ResultChapter, StrategyChapter } from "./story";

/** A campaign's whole story on one screen: goal, strategy, copy and creatives, posts, results. */
export function CampaignPage({ id }: { id: string }) {
  const t = useTranslations("campaign");
  const query = useQuery(campaignQuery(id));
  return (
    <Loaded query={query} skeleton={<StorySkeleton />}>
      {(campaign) => (
        <>
          <PageHeader
            title={campaign.name}
            badge={<CampaignStatus status={campaign.status} />}
            crumbs={[{ href: "/campaigns", label: t("title") }]}
            actions={<CampaignActions campaign={campaign} />}
          />
          <PauseBanner targetId={campaign.id} />
          <ol className="relative flex flex-col gap-4">
            <GoalChapter campaign={campaign} />
            <StrategyChapter campaign={campaign} />
            <CopyChapter campaign={campaign} />
            <CreativeChapter campaign={campaign} />
            <PostChapter campaign={campaign} />
            <ResultChapter campaign={campaign} />
          </ol>
        </>
      )}
    </Loaded>
  );
}

function StorySkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-8 w-72" />
      {Array.from({ length: 4 }, (_, i) => (
        <Skeleton key={i} className="h-36" />
      ))}
    </div>
  );
}

function CampaignActions({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const c = useTranslations("common");
  const router = useRouter();
  const deed = useCampaignDeed();
  const [asking, setAsking] = useState(false);
  const [pausing, setPausing] = useState(false);
  if (!useCan("campaigns:write")) return null;
  return (
    <>
      <ButtonLink href={`/campaigns/${campaign.id}/edit`} icon={<Pencil aria-hidden />}>
        {t("edit")}
      </ButtonLink>
      {campaign.status === "draft" && campaign.strategy && (
        <GatedAction operation="updateCampaign" variant="primary" icon={<Play aria-hidden />} busy={deed.isPending} onClick={() => deed.mutate({ campaign, deed: "activate" })}>
          {t("activate")}
        </GatedAction>
      )}
      <Menu
        trigger={
          <IconButton variant="secondary" label={c("actionsFor", { name: campaign.name })} className="size-10!">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        {campaign.status === "draft" && !campaign.strategy && (
          <GatedItem operation="updateCampaign" icon={<Play aria-hidden />} onSelect={() => deed.mutate({ campaign, deed: "activate" })}>
            {t("activate")}
          </GatedItem>
        )}
        <GatedItem operation="duplicateCampaign" icon={<Copy aria-hidden />} onSelect={() => deed.mutate({ campaign, deed: "duplicate" }, { onSuccess: (copy) => copy && router.push(`/campaigns/${copy.id}`) })}>
          {c("duplicate")}
        </GatedItem>
        {campaign.status !== "archived" && (
          <GatedItem operation="archiveCampaign" icon={<Archive aria-hidden />} onSelect={() => deed.mutate({ campaign, deed: "archive" })}>
            {t("archive")}
          </GatedItem>
        )}
        <MenuItem icon={<Pause aria-hidden />} onSelect={() => setPausing(true)}>
          {t("pause")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setAsking(true)}>
          {c("delete")}
        </MenuItem>
      </Menu>
      {pausing && <PauseDialog kind="campaign" targetId={campaign.id} name={campaign.name} onClose={() => setPausing(false)} />}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name: campaign.name })}
        confirmLabel={c("delete")}
        cancelLabel={c("cancel")}
        busy={deed.isPending}
        onConfirm={() => deed.mutate({ campaign, deed: "delete" }, { onSuccess: () => router.push("/campaigns"), onSettled: () => setAsking(false) })}
      >
        {t("deleteText")}
      </Confirm>
    </>
  );
}
