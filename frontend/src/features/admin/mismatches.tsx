"use client";

import { useState } from "react";
import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Mismatch, Money as Sum } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { Segments } from "@/components/ui/segments";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { mismatchesQuery } from "./queries";

const ReviewDialog = later(() => import("./review").then((module) => module.ReviewDialog));

const views = ["open", "all"] as const;

/** What does not fit about payments: nothing was granted for it, and an operator looks into it. */
export function Mismatches() {
  const t = useTranslations("admin.mismatches");
  const p = useTranslations("admin.payments");
  const [view, setView] = useUrlState<(typeof views)[number]>("view", "open", views);
  const query = useInfiniteQuery(mismatchesQuery(view === "open"));
  const [reviewed, setReviewed] = useState<Mismatch>();
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} crumbs={[{ href: "/admin/payments", label: p("title") }]} />
      <div className="mb-4">
        <Segments label={t("title")} value={view} onChange={setView} tabs={views.map((value) => ({ value, label: t(value) }))} />
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-64 rounded-xl" />}
        empty={
          <Card>
            <Empty icon={<ShieldCheck aria-hidden />} title={t("none")}>
              {t("noneText")}
            </Empty>
          </Card>
        }
      >
        {(findings) => (
          <ul className="flex flex-col gap-3">
            {findings.map((finding) => (
              <Finding key={finding.id} finding={finding} onReview={() => setReviewed(finding)} />
            ))}
          </ul>
        )}
      </Pages>
      {reviewed && <ReviewDialog finding={reviewed} onClose={() => setReviewed(undefined)} />}
    </>
  );
}

function Finding({ finding, onReview }: { finding: Mismatch; onReview: () => void }) {
  const t = useTranslations("admin.mismatches");
  const mayOperate = useCan("platform:write");
  const { expected, actual, reviewedAt } = finding;
  return (
    <li>
      <Card className="flex flex-wrap items-start justify-between gap-4 p-5">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <Badge tone={reviewedAt ? "neutral" : "warning"}>{t(reviewedAt ? "reviewed" : "toReview")}</Badge>
            <Time at={finding.foundAt} />
          </p>
          <p className="mt-2 font-medium">{finding.reason}</p>
          {(expected || actual) && (
            <dl className="mt-1 flex flex-wrap gap-x-5 text-sm">
              {expected && <Amount label={t("expected")} value={expected} />}
              {actual && <Amount label={t("actual")} value={actual} />}
            </dl>
          )}
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
            {finding.tenantId && (
              <Link href={`/admin/tenants/${finding.tenantId}`} className="underline decoration-line-strong underline-offset-2">
                {finding.tenantName ?? finding.tenantId}
              </Link>
            )}
            {finding.paymentId && (
              <Link href={`/admin/payments?payment=${finding.paymentId}`} className="underline decoration-line-strong underline-offset-2">
                {t("payment")}
              </Link>
            )}
            <span className="font-mono text-xs break-all">{finding.sessionId}</span>
          </p>
          {reviewedAt && (
            <p className="mt-3 border-t pt-3 text-sm">
              {finding.note}
              <span className="block text-[0.8125rem] text-muted">
                {finding.reviewedBy} · <Time at={reviewedAt} />
              </span>
            </p>
          )}
        </div>
        {mayOperate && <Button onClick={onReview}>{t(reviewedAt ? "again" : "review")}</Button>}
      </Card>
    </li>
  );
}

function Amount({ label, value }: { label: string; value: Sum }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}
