"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Button } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Select } from "@/components/ui/select";
import { campaignsQuery } from "@/features/campaign/queries";
import { useSetUrl, useUrlState } from "@/lib/url";
import { Allowance } from "./allowance";
import { Gallery } from "./gallery";
import { enginesQuery, runsQuery } from "./queries";
import { RunTable } from "./runtable";
import { useEngineWords } from "./words";

/** No filter. */
const ALL = "all";

const states = ["all", "queued", "running", "waiting", "succeeded", "failed", "canceled"] as const;

/** What the engines can do, what is left of the month, and every piece of work they did for the team. */
export function EnginesPage() {
  const t = useTranslations("engine");
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} />
      <Allowance />
      <Gallery />
      <History />
    </>
  );
}

function History() {
  const t = useTranslations("engine");
  const setUrl = useSetUrl();
  const [engine, setEngine] = useUrlState<string>("engine", ALL);
  const [campaign, setCampaign] = useUrlState<string>("campaign", ALL);
  const [status, setStatus] = useUrlState<"all" | EngineRun["status"]>("status", ALL, states);
  const filter = { engine: without(engine), campaignId: without(campaign), status: status === ALL ? undefined : status };
  const query = useInfiniteQuery(runsQuery(filter));
  const filtered = Object.values(filter).some(Boolean);
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-lg font-semibold">{t("runs")}</h2>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <EngineFilter value={engine} onChange={setEngine} />
        <CampaignFilter value={campaign} onChange={setCampaign} />
        <Select size="sm" className="w-44! max-sm:w-full!" aria-label={t("filterState")} value={status} onChange={setStatus} options={states.map((value) => ({ value, label: value === ALL ? t("allStates") : t(`status.${value}`) }))} />
        {filtered && (
          <Button size="sm" variant="ghost" onClick={() => setUrl({ engine: undefined, campaign: undefined, status: undefined })}>
            {t("showAll")}
          </Button>
        )}
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-48 rounded-xl" />}
        empty={
          <Card>
            <Empty icon={<Sparkles aria-hidden />} title={t(filtered ? "emptyFiltered" : "emptyTitle")}>
              {filtered ? undefined : t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(runs) => <RunTable runs={runs} />}
      </Pages>
    </section>
  );
}

function without(value: string): string | undefined {
  return value === ALL ? undefined : value;
}

interface FilterProps {
  value: string;
  onChange: (value: string) => void;
}

function EngineFilter({ value, onChange }: FilterProps) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const engines = useQuery(enginesQuery).data?.data ?? [];
  return <Select size="sm" className="w-44! max-sm:w-full!" aria-label={t("filter")} value={value} onChange={onChange} options={[{ value: ALL, label: t("all") }, ...engines.map((engine) => ({ value: engine.name, label: words.name(engine.name, engine) }))]} />;
}

function CampaignFilter({ value, onChange }: FilterProps) {
  const t = useTranslations("engine");
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  return <Select size="sm" className="w-56! max-sm:w-full!" aria-label={t("filterCampaign")} value={value} onChange={onChange} options={[{ value: ALL, label: t("allCampaigns") }, ...campaigns.map(({ id, name }) => ({ value: id, label: name }))]} />;
}
