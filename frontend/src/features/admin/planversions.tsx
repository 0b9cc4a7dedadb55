"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { OfferBadge } from "./plans";
import { planVersionsQuery } from "./queries";

/** What a plan was before: somebody may still run on each of these terms. */
export function PlanVersions({ id }: { id: string }) {
  const t = useTranslations("admin.plans");
  const query = useQuery(planVersionsQuery(id));
  return (
    <Card>
      <CardHeader title={t("versions")} description={t("versionsText")} />
      <Loaded query={query} skeleton={<Skeleton className="mx-5 mb-5 h-24" />}>
        {({ data }) => (
          <ol className="divide-y border-t">
            {data.map((plan) => (
              <li key={plan.version} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3 text-sm">
                <span className="font-medium">{t("versionNumber", { number: plan.version })}</span>
                <OfferBadge offered={plan.offered} />
                <span className="w-full text-muted">
                  <Money value={plan.prices.month} /> {t("perMonth")} · <Money value={plan.prices.year} /> {t("perYear")} · {t("seats", { count: plan.limits.seats })}
                </span>
                <span className="w-full text-xs text-muted">{plan.updatedAt ? <Time at={plan.updatedAt} /> : t("asInstalled")}</span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}
