"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Subscription } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime, Time } from "@/components/time";
import { Badge, Card, CardHeader, Skeleton, type Tone } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { PlanChooser } from "./chooser";
import { subscriptionQuery } from "./queries";
import { PeriodTimeline } from "./timeline";
import { UsageCard } from "./usage";

const UsageHistory = later(() => import("./history").then((module) => module.UsageHistory), <Skeleton className="h-56 rounded-xl" />);
const Payments = later(() => import("./payments").then((module) => module.Payments), <Skeleton className="h-24" />);

/** The plan in force, what it has left, and how to go on. */
export function BillingPage() {
  const t = useTranslations("billing");
  const subscription = useQuery(subscriptionQuery);
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} />
      <Loaded query={subscription} skeleton={<Skeleton className="h-56" />}>
        {(found) => (
          <div className="flex flex-col gap-6">
            <div className="grid items-start gap-4 lg:grid-cols-2">
              <CurrentPlan subscription={found} />
              <div className="flex min-w-0 flex-col gap-4">
                <UsageCard />
                <UsageHistory />
              </div>
            </div>
            <PlanChooser subscription={found} />
            <Payments />
          </div>
        )}
      </Loaded>
    </>
  );
}

const tones: Record<Subscription["status"], Tone> = { trialing: "accent", active: "success", inactive: "warning" };

function CurrentPlan({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("billing");
  const { plan, endsAt, status } = subscription;
  return (
    <Card>
      <CardHeader title={t("current")} action={<Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>} />
      <div className="px-5 pb-5">
        <p className="text-3xl font-semibold">{plan?.name ?? t("noPlan")}</p>
        {endsAt && (
          <p className="mt-1 text-sm text-muted">
            {t(status === "inactive" ? "endedAt" : "endsAt")} <Time at={endsAt} style="day" /> (<RelativeTime at={endsAt} />)
          </p>
        )}
        <PeriodTimeline periods={subscription.periods} />
      </div>
    </Card>
  );
}
