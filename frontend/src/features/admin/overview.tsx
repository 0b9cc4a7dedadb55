"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { statsQuery } from "./queries";

/** The order in which the figures are read. */
const figures = ["tenants", "users", "activeSubscriptions", "trials", "postsScheduled", "postsPublished", "postsFailed", "engineRuns", "paymentsFlagged"] as const;

/** The platform at a glance. */
export function AdminOverview() {
  const t = useTranslations("admin");
  const locale = useLocale();
  const query = useQuery(statsQuery);
  return (
    <>
      <PageHeader title={t("overview")} />
      <Loaded query={query} skeleton={<Skeleton className="h-64" />}>
        {(stats) => (
          <dl className="grid grid-cols-2 gap-4 md:grid-cols-3">
            {figures.map((name) => (
              <div key={name} className="rounded-xl border bg-surface p-5 shadow-card">
                <dt className="text-[0.8125rem] text-muted">{t(`stats.${name}`)}</dt>
                <dd className="mt-1 text-3xl font-semibold">{stats[name].toLocaleString(locale)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </>
  );
}
