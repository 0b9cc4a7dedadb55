"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { IdFilter } from "@/features/audit/filterbar";
import { toQuery } from "@/features/audit/filters";
import { adminAuditQuery } from "@/features/audit/queries";
import { AuditView, useAuditFilters } from "@/features/audit/view";
import { useZone } from "@/features/session/zone";
import { useSetUrl } from "@/lib/url";

/** Who did what, in every team and among the operators. */
export function AdminAuditPage() {
  const t = useTranslations("audit");
  const filters = useAuditFilters();
  const set = useSetUrl();
  const query = useInfiniteQuery(adminAuditQuery(filters.tenant, toQuery(filters, useZone().zone)));
  return (
    <>
      <PageHeader title={t("title")} description={t("platformText")} />
      <AuditView area="platform" query={query}>
        <IdFilter name="tenant" value={filters.tenant} set={set} label={t("tenant")} placeholder={t("tenantExample")} />
      </AuditView>
    </>
  );
}
