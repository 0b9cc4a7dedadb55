"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Megaphone, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Campaign } from "@campaign-os/shared";
import { NetworkMarks } from "@/components/network";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { RelativeTime } from "@/components/time";
import { Badge, Card, Skeleton, type Tone } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Segments } from "@/components/ui/segments";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { formatDateRange } from "@/lib/time";
import { useUrlState } from "@/lib/url";
import { campaignsQuery } from "./queries";

const filters = ["", "draft", "active", "archived"] as const;

/** Every campaign of the team. */
export function CampaignList() {
  const t = useTranslations("campaign");
  const [status, setStatus] = useUrlState<(typeof filters)[number]>("status", "", filters);
  const query = useInfiniteQuery(campaignsQuery({ status: status || undefined }));
  const create = useCan("campaigns:write") && (
    <GatedAction operation="createCampaign" variant="primary" href="/campaigns/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </GatedAction>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <div className="mb-4">
        <Segments label={t("filter")} value={status} onChange={setStatus} tabs={filters.map((value) => ({ value, label: value ? t(`status.${value}`) : t("all") }))} />
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-64" />}
        empty={
          <Card>
            <Empty icon={<Megaphone aria-hidden />} title={t("emptyTitle")} action={!status && create}>
              {t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(campaigns) => <CampaignTable campaigns={campaigns} />}
      </Pages>
    </>
  );
}

function CampaignTable({ campaigns }: { campaigns: Campaign[] }) {
  const t = useTranslations("campaign");
  const locale = useLocale();
  return (
    <Table label={t("title")} stacked>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("networks")}</Th>
          <Th>{t("dates")}</Th>
          <Th>{t("changed")}</Th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <Tr key={campaign.id}>
            <Td className="max-md:col-span-2 md:min-w-56">
              <Link href={`/campaigns/${campaign.id}`} className="font-medium hover:underline">
                {campaign.name}
              </Link>
              <span className="block max-w-md truncate text-[0.8125rem] text-muted">{campaign.goal}</span>
            </Td>
            <Td className="max-md:order-3 max-md:self-center">
              <CampaignStatus status={campaign.status} />
            </Td>
            <Td className="max-md:order-4 max-md:justify-self-end">
              <NetworkMarks networks={campaign.networks} />
            </Td>
            <Td className="max-md:order-2 max-md:col-span-2 max-md:text-muted md:whitespace-nowrap">{formatDateRange(campaign.startDate, campaign.endDate, locale)}</Td>
            <Td className="text-muted max-md:hidden">
              <RelativeTime at={campaign.updatedAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const tones: Record<Campaign["status"], Tone> = { draft: "neutral", active: "success", archived: "neutral" };

/** A campaign's state. */
export function CampaignStatus({ status }: { status: Campaign["status"] }) {
  const t = useTranslations("campaign.status");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
