"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminPlan } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { ButtonLink } from "@/components/ui/button";
import { Badge, Skeleton } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useCan } from "@/features/session/context";
import { adminPlansQuery } from "./queries";

/** Every plan, those that are no longer sold included. */
export function AdminPlans() {
  const t = useTranslations("admin.plans");
  const query = useQuery(adminPlansQuery);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          useCan("platform:write") && (
            <ButtonLink variant="primary" href="/admin/plans/new" icon={<Plus aria-hidden />}>
              {t("new")}
            </ButtonLink>
          )
        }
      />
      <Loaded query={query} skeleton={<Skeleton className="h-64 rounded-xl" />}>
        {({ data }) => (
          <Table label={t("title")} stacked>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("state")}</Th>
                <Th className="text-right">{t("month")}</Th>
                <Th className="text-right">{t("year")}</Th>
                <Th className="text-right">{t("version")}</Th>
                <Th>{t("changed")}</Th>
              </tr>
            </thead>
            <tbody>
              {data.map((plan) => (
                <PlanRow key={plan.id} plan={plan} />
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </>
  );
}

function PlanRow({ plan }: { plan: AdminPlan }) {
  const t = useTranslations("admin.plans");
  return (
    <Tr>
      <Td>
        <Link href={`/admin/plans/${plan.id}`} className="font-medium hover:underline">
          {plan.name}
        </Link>
      </Td>
      <Td className="max-md:justify-self-end">
        <OfferBadge offered={plan.offered} />
      </Td>
      <Td className="md:text-right">
        <Money value={plan.prices.month} /> <span className="text-muted md:hidden">{t("perMonth")}</span>
      </Td>
      <Td className="max-md:justify-self-end md:text-right">
        <Money value={plan.prices.year} /> <span className="text-muted md:hidden">{t("perYear")}</span>
      </Td>
      <Td className="text-right max-md:hidden">{plan.version}</Td>
      <Td className="text-muted max-md:hidden">{plan.updatedAt ? <Time at={plan.updatedAt} /> : t("asInstalled")}</Td>
    </Tr>
  );
}

/** Whether a plan is sold. */
export function OfferBadge({ offered }: { offered: boolean }) {
  const t = useTranslations("admin.plans");
  return <Badge tone={offered ? "success" : "neutral"}>{t(offered ? "offered" : "retired")}</Badge>;
}
