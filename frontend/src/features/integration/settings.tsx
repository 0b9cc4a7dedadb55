"use client";

import { useTranslations } from "next-intl";
import type { Integration, IntegrationField } from "@campaign-os/shared";
import type { Scope } from "./queries";

/** What is in force, field by field, and where each comes from. */
export function Settings({ integration, scope }: { integration: Integration; scope: Scope }) {
  return (
    <dl className="grid gap-x-6 gap-y-4 border-t px-5 py-4 text-sm sm:grid-cols-2">
      {integration.fields.map((field) => (
        <div key={field.name} className="min-w-0">
          <dt className="text-[0.8125rem] text-muted">{field.label}</dt>
          <dd className="mt-0.5 break-words">
            <InForce field={field} />
            <Origin field={field} scope={scope} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function InForce({ field }: { field: IntegrationField }) {
  const t = useTranslations("integration");
  if (field.source === "none") return <span className="text-muted">{t(field.required ? "missing" : "empty")}</span>;
  if (field.kind === "secret") return field.last4 ? <span className="font-mono">•••• {field.last4}</span> : <>{t("secretSet")}</>;
  if (field.kind === "bool") return <>{t(field.value === "true" ? "yes" : "no")}</>;
  return <>{field.value || <span className="text-muted">{t("empty")}</span>}</>;
}

/** Where what is in force comes from. */
export function Origin({ field, scope }: { field: IntegrationField; scope: Scope }) {
  const t = useTranslations("integration");
  if (field.source === "none") return null;
  const from = scope === "platform" && field.source === "environment" && field.variable ? t("fromVariable", { name: field.variable }) : t(`from.${field.source}`);
  return <span className="block text-xs text-muted">{from}</span>;
}
