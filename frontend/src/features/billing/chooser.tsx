"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Plan, Subscription } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Notice, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { useActing } from "@/features/impersonation/limit";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { useCheckout } from "./checkout";
import { PlanCard, type Interval } from "./plancard";
import { plansQuery } from "./queries";

const intervals = ["month", "year"] as const;

/** The plans on offer, and the way to pay for one. */
export function PlanChooser({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("billing");
  const p = useTranslations("plans");
  const query = useQuery(plansQuery);
  const [interval, setInterval] = useUrlState<Interval>("interval", "month", intervals);
  const i = useTranslations("impersonation");
  const acting = useActing();
  const mayBuy = useCan("billing:write");
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold">{t("plans")}</h2>
          <p className="text-sm text-muted">{t("plansText")}</p>
        </div>
        <Segments label={p("interval")} value={interval} onChange={setInterval} tabs={intervals.map((value) => ({ value, label: p(value) }))} />
      </div>
      {!mayBuy && <Notice className="mb-3">{acting ? i("forbidden") : t("ownerOnly")}</Notice>}
      <Loaded query={query} skeleton={<Skeleton className="h-80" />}>
        {({ data }) => (
          <ul className="grid gap-4 md:grid-cols-3">
            {data.map((plan) => (
              <PlanCard
                key={plan.id}
                plan={plan}
                interval={interval}
                current={subscription.plan?.id === plan.id}
                action={<BuyButton plan={plan} interval={interval} subscription={subscription} disabled={!mayBuy} />}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

interface BuyProps {
  plan: Plan;
  interval: Interval;
  subscription: Subscription;
  disabled: boolean;
}

function BuyButton({ plan, interval, subscription, disabled }: BuyProps) {
  const t = useTranslations("billing");
  const checkout = useCheckout();
  const same = subscription.plan?.id === plan.id;
  const smaller = subscription.plan !== undefined && plan.rank < subscription.plan.rank;
  const paid = subscription.status === "active";
  const label = !paid ? "buy" : same ? "extend" : smaller ? "downgrade" : "upgrade";
  return (
    <>
      <Button
        variant={same || !subscription.plan ? "primary" : "secondary"}
        className="w-full"
        disabled={disabled}
        busy={checkout.isPending || checkout.isSuccess}
        aria-label={t(`${label}Label`, { plan: plan.name })}
        onClick={() => checkout.mutate({ planId: plan.id, interval })}
      >
        {t(label)}
      </Button>
      {label !== "buy" && <p className="mt-2 min-h-8 text-xs text-muted">{t(`${label}Help`)}</p>}
    </>
  );
}
