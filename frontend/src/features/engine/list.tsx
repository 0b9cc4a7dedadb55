"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { useUrlState } from "@/lib/url";
import { runsQuery } from "./queries";
import { RunRows } from "./rows";

const filters = ["", "strategy", "copy"] as const;

/** Every piece of engine work of the team. */
export function RunList() {
  const t = useTranslations("engine");
  const [engine, setEngine] = useUrlState<(typeof filters)[number]>("engine", "", filters);
  const query = useInfiniteQuery(runsQuery({ engine: engine || undefined }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={<Segments label={t("filter")} value={engine} onChange={setEngine} tabs={filters.map((value) => ({ value, label: value ? t(`name.${value}`) : t("all") }))} />}
      />
      <Pages
        query={query}
        skeleton={<Skeleton className="h-48" />}
        empty={
          <Card>
            <Empty icon={<Sparkles aria-hidden />} title={t("emptyTitle")} action={<ButtonLink variant="primary" href="/campaigns">{t("toCampaigns")}</ButtonLink>}>
              {t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(runs) => (
          <Card className="overflow-hidden [&_ul]:border-t-0">
            <RunRows runs={runs} />
          </Card>
        )}
      </Pages>
    </>
  );
}
