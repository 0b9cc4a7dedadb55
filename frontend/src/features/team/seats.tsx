"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { UsageMeter } from "@campaign-os/shared";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Notice, ProgressBar, Skeleton } from "@/components/ui/display";
import { Loaded } from "@/components/state/loaded";
import { usageQuery } from "@/features/billing/queries";
import { useCan } from "@/features/session/context";

/** How many seats the plan has, and what to do when they are all taken. */
export function SeatsCard() {
  const t = useTranslations("team.seats");
  const query = useQuery(usageQuery);
  return (
    <Card>
      <CardHeader title={t("title")} />
      <div className="px-5 pb-5">
        <Loaded query={query} skeleton={<Skeleton className="h-[5.5rem]" />}>
          {({ meters }) => meters.filter(({ limit }) => limit === "seats").map((meter) => <Seats key={meter.limit} meter={meter} />)}
        </Loaded>
      </div>
    </Card>
  );
}

function Seats({ meter: { used, max } }: { meter: UsageMeter }) {
  const t = useTranslations("team.seats");
  const full = used >= max;
  const mayPay = useCan("billing:write");
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t("of", { used, max })}</p>
      <ProgressBar value={used} max={max} label={t("title")} tone={full ? "danger" : "accent"} />
      <p className="text-[0.8125rem] text-muted">{t("text")}</p>
      {full && (
        <Notice
          tone="warning"
          action={
            mayPay && (
              <ButtonLink size="sm" href="/billing">
                {t("plans")}
              </ButtonLink>
            )
          }
        >
          {mayPay ? t("full") : t("fullAsk")}
        </Notice>
      )}
    </div>
  );
}
