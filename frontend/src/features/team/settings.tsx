"use client";

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/display";
import { NameZoneForm } from "@/features/account/namezone";
import { useRefreshMe } from "@/features/account/queries";
import { useCan, useTenant } from "@/features/session/context";
import { api, ifMatch, take } from "@/lib/api";

/** The team's own name and zone. */
export function TeamSettings() {
  const t = useTranslations("team");
  const r = useTranslations("roles");
  const tenant = useTenant();
  const refresh = useRefreshMe();
  const save = async (body: { name: string; timezone: string }) => {
    await take(api.PATCH("/v1/tenant", { params: { header: ifMatch(tenant.version) }, body }));
    await refresh();
  };
  return (
    <Card>
      <CardHeader title={t("settings")} description={tenant.role && r(`${tenant.role}.yours`)} />
      <NameZoneForm
        key={tenant.version}
        start={{ name: tenant.name, timezone: tenant.timezone }}
        nameLabel={t("name")}
        zoneHelp={t("zoneHelp")}
        disabled={!useCan("tenant:write")}
        save={save}
      />
    </Card>
  );
}
