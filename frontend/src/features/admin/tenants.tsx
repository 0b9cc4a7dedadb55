"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { tenantsQuery } from "./queries";

/** Every tenant of the platform. */
export function AdminTenants() {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const query = useInfiniteQuery(tenantsQuery);
  return (
    <>
      <PageHeader title={t("tenants")} />
      <Pages query={query} skeleton={<Skeleton className="h-64" />} empty={<Card><Empty icon={<Building2 aria-hidden />} title={t("noTenants")} /></Card>}>
        {(tenants) => (
          <Table label={t("tenants")}>
            <thead>
              <tr>
                <Th>{t("name")}</Th>
                <Th>{t("owner")}</Th>
                <Th>{t("plan")}</Th>
                <Th>{t("until")}</Th>
                <Th className="text-right">{t("members")}</Th>
                <Th>{t("since")}</Th>
              </tr>
            </thead>
            <tbody>
              {tenants.map((tenant) => (
                <Tr key={tenant.id}>
                  <Td>
                    <Link href={`/admin/tenants/${tenant.id}`} className="font-medium hover:underline">
                      {tenant.name}
                    </Link>
                    {tenant.status === "suspended" && <Badge tone="danger" className="ml-2">{t("suspended")}</Badge>}
                  </Td>
                  <Td className="text-muted">{tenant.ownerEmail}</Td>
                  <Td>
                    {tenant.subscription.plan?.name ?? "–"} <span className="text-muted">{b(`status.${tenant.subscription.status}`)}</span>
                  </Td>
                  <Td>{tenant.subscription.endsAt ? <Time at={tenant.subscription.endsAt} style="day" /> : "–"}</Td>
                  <Td className="text-right">{tenant.members}</Td>
                  <Td className="text-muted">
                    <Time at={tenant.createdAt} style="day" />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Pages>
    </>
  );
}
