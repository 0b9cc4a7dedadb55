"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Download, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/display";
import { useCan, useTenant } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { today } from "@/lib/time";
import { toQuery, type AuditQuery } from "./filters";
import { auditQuery, peopleQuery, useExportAudit } from "./queries";
import { AuditView, useAuditFilters } from "./view";

/** Who did what in the team. */
export function AuditPage() {
  const t = useTranslations("audit");
  const mayRead = useCan("audit:read");
  const narrowed = toQuery(useAuditFilters(), useZone().zone);
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={mayRead && <ExportButton narrowed={narrowed} />} />
      {mayRead ? <Log narrowed={narrowed} /> : <NotAllowed />}
    </>
  );
}

function Log({ narrowed }: { narrowed: AuditQuery }) {
  const query = useInfiniteQuery(auditQuery(narrowed));
  const members = useQuery(peopleQuery).data?.data ?? [];
  const people = members.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` }));
  return <AuditView area="tenant" query={query} people={people} />;
}

function ExportButton({ narrowed }: { narrowed: AuditQuery }) {
  const t = useTranslations("audit");
  const download = useExportAudit();
  const tenant = useTenant();
  const filename = `audit-${today(tenant.timezone)}.csv`;
  return (
    <Button icon={<Download aria-hidden />} busy={download.isPending} onClick={() => download.mutate({ narrowed, filename })}>
      {t("export")}
    </Button>
  );
}

function NotAllowed() {
  const t = useTranslations();
  return (
    <Card>
      <Empty icon={<Lock aria-hidden />} title={t("state.forbidden.title")}>
        {t("audit.notAllowed")}
      </Empty>
    </Card>
  );
}
