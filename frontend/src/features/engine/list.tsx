"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Card, Skeleton } from "@/components/ui/display";
import { Select } from "@/components/ui/select";
import { useUrlState } from "@/lib/url";
import { runsQuery } from "./queries";
import { Gallery } from "./gallery";
import { RunRows } from "./rows";
import { engineNames } from "./words";

const ALL = "all";
const filters = ["", ...engineNames] as const;


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
      />
      <Gallery />
      <div className="mt-10 mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{t("runs")}</h2>
        <Select
          className="w-48"
          size="sm"
          aria-label={t("filter")}
          value={engine || ALL}
          onChange={(next) => setEngine(next === ALL ? "" : (next as (typeof engineNames)[number]))}
          options={filters.map((value) => ({ value: value || ALL, label: value ? t(`name.${value}`) : t("all") }))}
        />
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-48" />}
        empty={
          <Card>
            <Empty icon={<Sparkles aria-hidden />} title={t("emptyTitle")}>
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
