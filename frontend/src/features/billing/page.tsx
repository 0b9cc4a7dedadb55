"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Payment, Subscription } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Pages } from "@/components/state/pages";
import { RelativeTime, Time } from "@/components/time";
import { Badge, Card, CardHeader, Skeleton, type Tone } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { PlanChooser } from "./chooser";
import { paymentsQuery, subscriptionQuery } from "./queries";
import { PeriodTimeline } from "./timeline";
import { UsageCard } from "./usage";

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
              <UsageCard />
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

const paymentTones: Record<Payment["status"], Tone> = {
  pending: "accent",
  paid: "success",
  expired: "neutral",
  failed: "danger",
  flagged: "warning",
  refunded: "neutral",
  disputed: "warning",
};

function Payments() {
  const t = useTranslations("billing");
  const query = useInfiniteQuery(paymentsQuery);
  return (
    <section>
      <h2 className="mb-3 text-base font-semibold">{t("payments")}</h2>
      <Pages query={query} skeleton={<Skeleton className="h-24" />} empty={<p className="text-sm text-muted">{t("noPayments")}</p>}>
        {(payments) => (
          <Table label={t("payments")}>
            <thead>
              <tr>
                <Th>{t("date")}</Th>
                <Th>{t("plan")}</Th>
                <Th className="text-right">{t("amount")}</Th>
                <Th>{t("state")}</Th>
                <Th>{t("receipt")}</Th>
              </tr>
            </thead>
            <tbody>
              {payments.map((payment) => (
                <PaymentRow key={payment.id} payment={payment} />
              ))}
            </tbody>
          </Table>
        )}
      </Pages>
    </section>
  );
}

function PaymentRow({ payment }: { payment: Payment }) {
  const t = useTranslations("billing");
  return (
    <Tr>
      <Td>
        <Time at={payment.paidAt ?? payment.createdAt} />
      </Td>
      <Td>
        {payment.planName}, {t(`interval.${payment.interval}`)}
      </Td>
      <Td className="text-right">
        <Money value={payment.amount} />
      </Td>
      <Td>
        <Badge tone={paymentTones[payment.status]}>{t(`payment.${payment.status}`)}</Badge>
      </Td>
      <Td>
        {payment.receiptUrl ? (
          <a href={payment.receiptUrl} target="_blank" rel="noreferrer" className="underline decoration-line-strong underline-offset-2">
            {t("receiptOpen")}
          </a>
        ) : (
          "–"
        )}
      </Td>
    </Tr>
  );
}
