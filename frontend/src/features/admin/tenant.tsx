"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { AdminTenantDetail } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Badge, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { PeriodTimeline } from "@/features/billing/timeline";
import { Meters } from "@/features/billing/usage";
import { useCan } from "@/features/session/context";
import { StandingNotice, TenantDeeds } from "./deeds";
import { LedgerCard } from "./ledger";
import { tenantQuery } from "./queries";
import { StandingBadge } from "./standing";
import { Spend } from "./tenants";

const OverrideDialog = later(() => import("./override").then((module) => module.OverrideDialog));

/** One tenant, as the operator sees it. */
export function AdminTenantPage({ id }: { id: string }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const query = useQuery(tenantQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 rounded-xl" />}>
      {(tenant) => (
        <>
          <PageHeader
            title={tenant.name}
            description={tenant.ownerEmail}
            crumbs={[{ href: "/admin/tenants", label: t("tenants") }]}
            badge={<StandingBadge status={tenant.status} />}
            actions={<TenantDeeds tenant={tenant} />}
          />
          <StandingNotice tenant={tenant} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <SubscriptionCard tenant={tenant} />
            <div className="flex min-w-0 flex-col gap-4">
              <FactsCard tenant={tenant} />
              <Card>
                <CardHeader title={b("usage")} />
                <Meters meters={tenant.meters} />
              </Card>
            </div>
            <div className="lg:col-span-2">
              <LedgerCard entries={tenant.ledger} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function SubscriptionCard({ tenant }: { tenant: AdminTenantDetail }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const mayOperate = useCan("platform:write");
  const [changing, setChanging] = useState(false);
  const { subscription } = tenant;
  return (
    <Card>
      <CardHeader title={subscription.plan?.name ?? b("noPlan")} action={<Badge>{b(`status.${subscription.status}`)}</Badge>} />
      <div className="px-5 pb-5">
        {subscription.endsAt && (
          <p className="text-sm text-muted">
            {b(subscription.status === "inactive" ? "endedAt" : "endsAt")} <Time at={subscription.endsAt} style="day" />
          </p>
        )}
        <PeriodTimeline periods={subscription.periods} />
        {mayOperate && (
          <Button className="mt-5" onClick={() => setChanging(true)}>
            {t("override.open")}
          </Button>
        )}
      </div>
      {changing && <OverrideDialog tenant={tenant} onClose={() => setChanging(false)} />}
    </Card>
  );
}

function FactsCard({ tenant }: { tenant: AdminTenantDetail }) {
  const t = useTranslations("admin");
  const facts = [
    [t("id"), <span key="id" className="font-mono text-xs break-all">{tenant.id}</span>],
    [t("zone"), tenant.timezone],
    [t("since"), <Time key="since" at={tenant.createdAt} style="day" />],
    [t("members"), tenant.members],
    [t("spend"), <Spend key="spend" tenant={tenant} />],
  ] as const;
  return (
    <Card>
      <CardHeader
        title={t("facts")}
        action={
          <ButtonLink size="sm" href={`/admin/payments?tenantId=${tenant.id}`}>
            {t("payments.title")}
          </ButtonLink>
        }
      />
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2 px-5 pb-5 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
