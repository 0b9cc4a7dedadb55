"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminTenant } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Card, Skeleton } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { tenantsQuery } from "./queries";
import { StandingBadge } from "./standing";

/** Every tenant of the platform. */
export function AdminTenants() {
  const t = useTranslations("admin");
  const query = useInfiniteQuery(tenantsQuery);
  return (
    <>
      <PageHeader title={t("tenants")} />
      <Pages query={query} skeleton={<Skeleton className="h-64" />} empty={<Card><Empty icon={<Building2 aria-hidden />} title={t("noTenants")} /></Card>}>
        {(tenants) => (
          <Table label={t("tenants")} stacked>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("state")}</Th>
                <Th>{t("owner")}</Th>
                <Th>{t("plan")}</Th>
                <Th>{t("until")}</Th>
                <Th className="text-right">{t("members")}</Th>
                <Th>{t("since")}</Th>
              </tr>
            </thead>
            <tbody>
              {tenants.map((tenant) => (
                <TenantRow key={tenant.id} tenant={tenant} />
              ))}
            </tbody>
          </Table>
        )}
      </Pages>
    </>
  );
}

function TenantRow({ tenant }: { tenant: AdminTenant }) {
  const b = useTranslations("billing");
  const { subscription } = tenant;
  return (
    <Tr>
      <Td>
        <Link href={`/admin/tenants/${tenant.id}`} className="font-medium break-words hover:underline">
          {tenant.name}
        </Link>
      </Td>
      <Td className="max-md:justify-self-end">
        <StandingBadge status={tenant.status} />
      </Td>
      <Td className="break-all text-muted max-md:col-span-2">{tenant.ownerEmail}</Td>
      <Td>
        {subscription.plan?.name ?? "–"} <span className="text-muted">{b(`status.${subscription.status}`)}</span>
      </Td>
      <Td>{subscription.endsAt ? <Time at={subscription.endsAt} style="day" /> : "–"}</Td>
      <Td className="text-right max-md:hidden">{tenant.members}</Td>
      <Td className="text-muted max-md:hidden">
        <Time at={tenant.createdAt} style="day" />
      </Td>
    </Tr>
  );
}
