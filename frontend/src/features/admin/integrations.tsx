"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { IntegrationCards } from "@/features/integration/list";
import { useCan } from "@/features/session/context";

/** How the platform is set up with its providers. */
export function AdminIntegrations() {
  const t = useTranslations("integration");
  const k = useTranslations("admin.keys");
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={<ButtonLink href="/admin/keys">{k("title")}</ButtonLink>} />
      <div className="max-w-4xl">
        <IntegrationCards scope="platform" mayWrite={useCan("platform:write")} />
      </div>
    </>
  );
}
