"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/now";
import { subscriptionQuery } from "./queries";

const DAY_MS = 86_400_000;

/** The plan in force and, in a trial, how much of it is left. */
export function PlanFoot() {
  const t = useTranslations("billing.foot");
  const { data } = useQuery(subscriptionQuery);
  const now = useNow();
  if (!data?.plan || !data.endsAt) return null;
  const days = Math.max(0, Math.ceil((Date.parse(data.endsAt) - now) / DAY_MS));
  return (
    <Link href="/billing" className="block rounded-lg border px-3 py-2.5 hover:bg-sunken">
      <span className="block text-sm font-medium">{data.plan.name}</span>
      <span className="block text-xs text-muted">{data.status === "trialing" ? t("trial", { days }) : t("left", { days })}</span>
    </Link>
  );
}
