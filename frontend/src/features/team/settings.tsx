"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Tenant } from "@campaign-os/shared";
import { Checkbox } from "@/components/ui/choice";
import { Card, CardHeader } from "@/components/ui/display";
import { NameZoneForm } from "@/features/account/namezone";
import { useRefreshMe } from "@/features/account/queries";
import { useCan, useTenant } from "@/features/session/context";
import { api, ifMatch, take } from "@/lib/api";

/** The team's own name and zone, and how it lets posts go out. */
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
    <div className="flex flex-col gap-4">
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
      <ApprovalSettings />
    </div>
  );
}

/** How the team lets posts go out. Each change is kept at once. */
function ApprovalSettings() {
  const t = useTranslations("team");
  const tenant = useTenant();
  const refresh = useRefreshMe();
  const mayWrite = useCan("tenant:write");
  const { required, self } = tenant.postApproval;
  const save = useMutation({
    mutationFn: (postApproval: Tenant["postApproval"]) => take(api.PATCH("/v1/tenant", { params: { header: ifMatch(tenant.version) }, body: { postApproval } })),
    onSettled: refresh,
  });
  const shown = save.isPending ? save.variables : { required, self };
  return (
    <Card>
      <CardHeader title={t("approvalTitle")} description={t("approvalText")} />
      <fieldset disabled={!mayWrite || save.isPending} className="flex flex-col gap-4 px-5 pb-5">
        <Checkbox checked={shown.required} onChange={(next) => save.mutate({ required: next, self })}>
          {t("approvalRequired")}
          <span className="block text-[0.8125rem] text-muted">{t("approvalRequiredHelp")}</span>
        </Checkbox>
        <Checkbox checked={shown.self} onChange={(next) => save.mutate({ required, self: next })}>
          {t("approvalSelf")}
          <span className="block text-[0.8125rem] text-muted">{t("approvalSelfHelp")}</span>
        </Checkbox>
      </fieldset>
    </Card>
  );
}
