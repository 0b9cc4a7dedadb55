"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Empty } from "@/components/state/empty";
import { Card, Notice } from "@/components/ui/display";
import { GateReason, useGate } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { IntegrationCards } from "./list";

/** The team's own keys with the providers that its plan lets it bring some for. */
export function TeamIntegrations() {
  const t = useTranslations("integration");
  const gate = useGate("putIntegration");
  const mayWrite = useCan("integrations:write");
  if (!useCan("integrations:read")) {
    return (
      <Card>
        <Empty icon={<Lock aria-hidden />} title={t("notAllowedTitle")}>
          {t("notAllowedText")}
        </Empty>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t("teamText")}</p>
      {!gate.open && (
        <Notice icon={<Lock aria-hidden />}>
          <GateReason gate={gate} className="text-sm text-inherit" />
        </Notice>
      )}
      <IntegrationCards scope="team" mayWrite={mayWrite} />
    </div>
  );
}
