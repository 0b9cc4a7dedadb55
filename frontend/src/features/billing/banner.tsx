"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { subscriptionQuery } from "./queries";

/** Says above every page that the subscription has ended: reading works, writing does not. */
export function SubscriptionBanner() {
  const t = useTranslations("billing.banner");
  const { data } = useQuery(subscriptionQuery);
  if (data?.status !== "inactive") return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 bg-warning-soft px-4 py-2 text-sm text-warning sm:px-6">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{t("ended")}</p>
      <ButtonLink size="sm" href="/billing">
        {t("choose")}
      </ButtonLink>
    </div>
  );
}
