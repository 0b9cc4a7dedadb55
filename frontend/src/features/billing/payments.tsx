"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Payment } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Badge, Skeleton, type Tone } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { paymentsQuery } from "./queries";

/** How a payment's state looks. */
export const paymentTones: Record<Payment["status"], Tone> = {
  pending: "accent",
  paid: "success",
  expired: "neutral",
  failed: "danger",
  flagged: "warning",
  refunded: "neutral",
  disputed: "warning",
};

/** Every purchase of the team, newest first. */
export function Payments() {
  const t = useTranslations("billing");
  const query = useInfiniteQuery(paymentsQuery);
  return (
    <section>
      <h2 className="mb-3 text-base font-semibold">{t("payments")}</h2>
      <Pages query={query} skeleton={<Skeleton className="h-24" />} empty={<p className="text-sm text-muted">{t("noPayments")}</p>}>
        {(payments) => (
          <Table label={t("payments")} stacked>
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
      <Td className="text-muted max-md:order-2">
        <Time at={payment.paidAt ?? payment.createdAt} />
      </Td>
      <Td className="max-md:order-1">
        {payment.planName}, {t(`interval.${payment.interval}`)}
      </Td>
      <Td className="text-right max-md:order-1">
        <Money value={payment.total ?? payment.amount} />
        <Parts payment={payment} />
      </Td>
      <Td className="max-md:order-3 max-md:justify-self-end md:max-w-72">
        <Badge tone={paymentTones[payment.status]}>{t(`payment.${payment.status}`)}</Badge>
        {payment.declineReason && payment.status !== "paid" && <span className="mt-1 block text-xs text-muted">{payment.declineReason}</span>}
      </Td>
      <Td className="max-md:order-4 max-md:col-span-2">
        <Way payment={payment} />
      </Td>
    </Tr>
  );
}

/** What makes the amount up, where it is not the price alone. */
function Parts({ payment }: { payment: Payment }) {
  const t = useTranslations("billing");
  const parts = (["discount", "tax", "refunded"] as const).filter((name) => payment[name]);
  if (parts.length === 0) return null;
  return (
    <span className="block text-xs text-muted">
      {parts.map((name) => (
        <span key={name} className="block whitespace-nowrap">
          {t(`part.${name}`)} {payment[name] && <Money value={payment[name]} />}
        </span>
      ))}
    </span>
  );
}

/** The receipt of a payment, or the way to find out about one that is open. */
function Way({ payment }: { payment: Payment }) {
  const t = useTranslations("billing");
  const look = "underline decoration-line-strong underline-offset-2";
  if (payment.receiptUrl) {
    return (
      <a href={payment.receiptUrl} target="_blank" rel="noreferrer" className={look}>
        {t("receiptOpen")}
      </a>
    );
  }
  if (payment.status === "pending" && payment.sessionId) {
    return (
      <Link href={`/billing/return?session_id=${payment.sessionId}`} className={look}>
        {t("askAgain")}
      </Link>
    );
  }
  return "–";
}
