"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { statsQuery } from "./queries";

const RevenueCard = later(() => import("./revenue").then((module) => module.RevenueCard), <Skeleton className="mt-6 h-72 rounded-xl" />);

/** The order in which the figures are read. */
const figures = ["tenants", "users", "activeSubscriptions", "trials", "postsScheduled", "postsPublished", "postsFailed", "engineRuns", "paymentsFlagged", "mismatchesOpen"] as const;

/** Where a figure leads. */
const ways: Partial<Record<(typeof figures)[number], string>> = {
  tenants: "/admin/tenants",
  users: "/admin/users",
  activeSubscriptions: "/admin/tenants?subscription=active",
  trials: "/admin/tenants?subscription=trialing",
  paymentsFlagged: "/admin/payments?status=flagged",
  mismatchesOpen: "/admin/mismatches",
};

/** The platform at a glance. */
export function AdminOverview() {
  const t = useTranslations("admin");
  const locale = useLocale();
  const query = useQuery(statsQuery);
  return (
    <>
      <PageHeader title={t("overview")} />
      <Loaded query={query} skeleton={<Skeleton className="h-64" />}>
        {(stats) => (
          <dl className="grid grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-5">
            {figures.map((name) => (
              <Figure key={name} label={t(`stats.${name}`)} value={stats[name].toLocaleString(locale)} href={ways[name]} />
            ))}
          </dl>
        )}
      </Loaded>
      <RevenueCard />
    </>
  );
}

function Figure({ label, value, href }: { label: string; value: string; href?: string }) {
  return (
    <div className="relative rounded-xl border bg-surface p-5 shadow-card has-[a:hover]:bg-sunken/60">
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="mt-1 text-3xl font-semibold">
        {href ? (
          <Link href={href} aria-label={`${label}: ${value}`} className="after:absolute after:inset-0 after:rounded-xl">
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}
