"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Time } from "@/components/time";
import { Card } from "@/components/ui/display";
import { usageQuery } from "@/features/billing/queries";
import { Meters } from "@/features/billing/usage";

/** How much of the month's runs and tokens is used. */
export function Allowance() {
  const t = useTranslations("billing");
  const usage = useQuery(usageQuery).data;
  const meters = usage?.meters.filter(({ limit }) => limit === "engineRuns" || limit === "engineTokens") ?? [];
  if (!usage || meters.length === 0) return null;
  return (
    <Card className="mb-6 pt-4">
      <Meters meters={meters} />
      <p className="-mt-2 px-5 pb-4 text-xs text-muted">
        {t("resets")} <Time at={usage.periodEnd} style="day" />
      </p>
    </Card>
  );
}
