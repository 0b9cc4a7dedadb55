"use client";

import { useState } from "react";
import { CircleCheck, OctagonPause, ScrollText, UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AdminTenant } from "@campaign-os/shared";
import { Time } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { useCan } from "@/features/session/context";
import { ImpersonateDialog } from "./impersonate";
import { StandingDialog } from "./standing";

/** What an operator can do with a tenant. */
export function TenantDeeds({ tenant }: { tenant: AdminTenant }) {
  const t = useTranslations("admin");
  const [dialog, setDialog] = useState<"suspend" | "reactivate" | "impersonate">();
  const close = () => setDialog(undefined);
  const suspended = tenant.status === "suspended";
  const log = (
    <ButtonLink href={`/admin/audit?tenant=${tenant.id}`} icon={<ScrollText aria-hidden />}>
      {t("log")}
    </ButtonLink>
  );
  if (!useCan("platform:write")) return log;
  return (
    <>
      {log}
      {!suspended && (
        <Button icon={<UserRoundCog aria-hidden />} onClick={() => setDialog("impersonate")}>
          {t("impersonate.short")}
        </Button>
      )}
      {suspended ? (
        <Button variant="primary" icon={<CircleCheck aria-hidden />} onClick={() => setDialog("reactivate")}>
          {t("reactivate.action")}
        </Button>
      ) : (
        <Button variant="danger" icon={<OctagonPause aria-hidden />} onClick={() => setDialog("suspend")}>
          {t("suspend.action")}
        </Button>
      )}
      {dialog === "impersonate" && <ImpersonateDialog tenant={tenant} onClose={close} />}
      {(dialog === "suspend" || dialog === "reactivate") && <StandingDialog tenant={tenant} deed={dialog} onClose={close} />}
    </>
  );
}

/** Why a tenant's people can't work as usual. */
export function StandingNotice({ tenant }: { tenant: AdminTenant }) {
  const t = useTranslations("admin.standing");
  if (tenant.status === "suspended") {
    return (
      <Notice tone="danger" className="mb-4">
        {t("suspendedText", { reason: tenant.suspendedReason ?? "–" })}
      </Notice>
    );
  }
  if (tenant.status === "active" || !tenant.deletesAt) return null;
  return (
    <Notice tone="warning" className="mb-4">
      {t("closingText")} <Time at={tenant.deletesAt} style="day" />
    </Notice>
  );
}
