"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminPaymentDetail, StripeState } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Badge, Notice, Skeleton } from "@/components/ui/display";
import { paymentTones } from "@/features/billing/payments";
import { adminPaymentQuery } from "./queries";

/** One purchase, and how it stands at Stripe at this moment. */
export function PaymentDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("admin.payments");
  const c = useTranslations("common");
  const query = useQuery(adminPaymentQuery(id));
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t("one")} closeLabel={c("close")}>
      <Loaded query={query} skeleton={<Skeleton className="h-80" />}>
        {(payment) => (
          <>
            <Facts payment={payment} />
            <div className="mt-6 mb-3 flex items-center justify-between gap-3">
              <h3 className="text-[0.9375rem] font-semibold">{t("atStripe")}</h3>
              <Button size="sm" icon={<RefreshCw aria-hidden />} busy={query.isFetching} onClick={() => query.refetch()}>
                {t("ask")}
              </Button>
            </div>
            {payment.stripe ? <AtStripe state={payment.stripe} /> : <Notice tone="warning">{payment.stripeError}</Notice>}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Facts({ payment }: { payment: AdminPaymentDetail }) {
  const t = useTranslations("admin.payments");
  const b = useTranslations("billing");
  return (
    <>
      {payment.flag && (
        <Notice tone="warning" icon={<TriangleAlert aria-hidden />} className="mb-4">
          {payment.flag}
        </Notice>
      )}
      <dl className="grid gap-x-4 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Line label={t("tenant")}>
          <Link href={`/admin/tenants/${payment.tenantId}`} className="underline decoration-line-strong underline-offset-2">
            {payment.tenantName || payment.tenantId}
          </Link>
        </Line>
        <Line label={t("buyer")}>{payment.email}</Line>
        <Line label={t("state")}>
          <Badge tone={paymentTones[payment.status]}>{b(`payment.${payment.status}`)}</Badge>
        </Line>
        <Line label={b("plan")}>
          {payment.planName}, {b(`interval.${payment.interval}`)}
        </Line>
        <Line label={t("price")}>
          <Money value={payment.amount} />
        </Line>
        {(["discount", "tax", "total", "refunded"] as const).map(
          (name) =>
            payment[name] && (
              <Line key={name} label={t(name)}>
                <Money value={payment[name]} />
              </Line>
            ),
        )}
        <Line label={t("begun")}>
          <Time at={payment.createdAt} />
        </Line>
        {payment.paidAt && (
          <Line label={t("paidAt")}>
            <Time at={payment.paidAt} />
          </Line>
        )}
        {payment.declineReason && <Line label={t("declined")}>{payment.declineReason}</Line>}
        {([["id", payment.id], ["session", payment.sessionId], ["intent", payment.intentId]] as const).map(
          ([name, value]) =>
            value && (
              <Line key={name} label={t(name)}>
                <span className="font-mono text-xs break-all">{value}</span>
              </Line>
            ),
        )}
      </dl>
    </>
  );
}

function AtStripe({ state }: { state: StripeState }) {
  const t = useTranslations("admin.payments");
  return (
    <>
      {(state.disputed || state.failedLater) && (
        <Notice tone="danger" className="mb-3">
          {t(state.disputed ? "disputed" : "failedLater")}
        </Notice>
      )}
      <dl className="grid gap-x-4 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Line label={t("page")}>{t(`stripe.${state.status}`)}</Line>
        <Line label={t("money")}>{t(`stripe.${state.paymentStatus}`)}</Line>
        <Line label={t("total")}>
          <Money value={state.total} />
        </Line>
        {state.refunded && (
          <Line label={t("refunded")}>
            <Money value={state.refunded} />
          </Line>
        )}
        <Line label={t("askedAt")}>
          <Time at={state.askedAt} style="full" />
        </Line>
      </dl>
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-[0.8125rem] text-muted max-sm:-mb-2.5">{label}</dt>
      <dd className="min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}
