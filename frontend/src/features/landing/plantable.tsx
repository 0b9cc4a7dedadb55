"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { Plan } from "@campaign-os/shared";
import { ButtonLink } from "@/components/ui/button";
import { Segments } from "@/components/ui/segments";
import { PlanCard, type Interval } from "@/features/billing/plancard";

/** The trial is on this plan. */
const TRIAL_PLAN = "growth";

/** The plans side by side, by the month or by the year. */
export function PlanTable({ plans }: { plans: Plan[] }) {
  const t = useTranslations("plans");
  const [interval, setInterval] = useState<Interval>("month");
  return (
    <>
      <Segments<Interval> label={t("interval")} value={interval} onChange={setInterval} tabs={[{ value: "month", label: t("month") }, { value: "year", label: t("year") }]} />
      <ul className="mt-6 grid gap-4 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            interval={interval}
            heading="h2"
            featured={plan.id === TRIAL_PLAN}
            action={
              <ButtonLink variant={plan.id === TRIAL_PLAN ? "primary" : "secondary"} className="w-full" href="/register">
                {t("start")}
              </ButtonLink>
            }
          />
        ))}
      </ul>
    </>
  );
}
