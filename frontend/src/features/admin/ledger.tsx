"use client";

import { useTranslations } from "next-intl";
import type { LedgerEntry } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { Time } from "@/components/time";
import { Badge, Card, CardHeader, type Tone } from "@/components/ui/display";
import Link from "next/link";

const tones: Record<LedgerEntry["kind"], Tone> = {
  trial: "accent",
  payment: "success",
  grant: "success",
  extend: "success",
  change: "accent",
  end: "danger",
  refund: "warning",
  dispute: "warning",
  reinstate: "success",
};

/** All that happened to a subscription, newest first; its periods follow from it. */
export function LedgerCard({ entries }: { entries: LedgerEntry[] }) {
  const t = useTranslations("admin.ledger");
  return (
    <Card>
      <CardHeader title={t("title")} description={t("text")} />
      {entries.length === 0 ? (
        <p className="px-5 pb-5 text-sm text-muted">{t("empty")}</p>
      ) : (
        <ol className="divide-y border-t">
          {entries.toReversed().map((entry) => (
            <EntryLine key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function EntryLine({ entry }: { entry: LedgerEntry }) {
  const t = useTranslations("admin.ledger");
  return (
    <li className="grid gap-x-4 gap-y-1 px-5 py-3 text-sm sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <span>
        <Badge tone={tones[entry.kind]}>{t(`kind.${entry.kind}`)}</Badge>
      </span>
      <div className="min-w-0">
        <p>
          {entry.planName ?? (entry.paymentId ? <PaymentLink id={entry.paymentId} /> : "–")}
          {entry.amount && entry.amount.amount > 0 && (
            <>
              {" · "}
              <Money value={entry.amount} />
            </>
          )}
          {entry.until && (
            <span className="text-muted">
              {" · "}
              {t("until")} <Time at={entry.until} style="day" />
            </span>
          )}
          {entry.planName && entry.paymentId && (
            <>
              {" · "}
              <PaymentLink id={entry.paymentId} />
            </>
          )}
        </p>
        {entry.reason && <p className="text-[0.8125rem] break-words">“{entry.reason}”</p>}
        <p className="text-[0.8125rem] break-all text-muted">{t("by", { who: entry.by })}</p>
      </div>
      <span className="text-muted sm:text-right">
        <Time at={entry.at} />
      </span>
    </li>
  );
}

function PaymentLink({ id }: { id: string }) {
  const t = useTranslations("admin.ledger");
  return (
    <Link href={`/admin/payments?payment=${id}`} className="underline decoration-line-strong underline-offset-2">
      {t("payment")}
    </Link>
  );
}
