import { Check, Minus } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { Plan, PlanLimits } from "@campaign-os/shared";
import { formatBytes } from "@/lib/bytes";

const rows = ["seats", "brandProfiles", "activeCampaigns", "channels", "scheduledPosts", "engineRuns", "engineTokens", "storageBytes", "uploadBytes", "apiKeys"] as const satisfies readonly (keyof PlanLimits)[];

/** What each plan includes, side by side. */
export async function Comparison({ plans }: { plans: Plan[] }) {
  const t = await getTranslations("plans");
  const b = await getTranslations("billing");
  const locale = await getLocale();
  const show = (plan: Plan, limit: (typeof rows)[number]) => (limit.endsWith("Bytes") ? formatBytes(plan.limits[limit], locale) : plan.limits[limit].toLocaleString(locale));
  return (
    <section className="mt-16">
      <h2 className="text-2xl font-semibold tracking-tight">{t("compare")}</h2>
      <div role="region" aria-label={t("compare")} tabIndex={0} className="relative mt-6 overflow-x-auto rounded-xl border bg-surface shadow-card">
        <table className="w-full min-w-104 border-collapse text-sm">
          <thead>
            <tr>
              <th scope="col" className="h-12 px-3 sm:px-5 text-left font-medium text-muted">
                {t("includes")}
              </th>
              {plans.map((plan) => (
                <th key={plan.id} scope="col" className="px-3 sm:px-5 text-right font-semibold">
                  {plan.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((limit) => (
              <tr key={limit} className="border-t">
                <th scope="row" className="h-11 px-3 sm:px-5 text-left font-normal">
                  {b(`limits.${limit}`)}
                  {(limit === "scheduledPosts" || limit === "engineRuns" || limit === "engineTokens") && <span className="text-muted"> {t("per.month")}</span>}
                </th>
                {plans.map((plan) => (
                  <td key={plan.id} className="px-3 sm:px-5 text-right tabular-nums">
                    {show(plan, limit)}
                  </td>
                ))}
              </tr>
            ))}
            {(["apiAccess", "ownKeys"] as const).map((entitlement) => (
              <tr key={entitlement} className="border-t">
                <th scope="row" className="h-11 px-3 sm:px-5 text-left font-normal">
                  {t(entitlement)}
                </th>
                {plans.map((plan) => (
                  <td key={plan.id} className="px-3 sm:px-5">
                    <YesNo yes={plan.entitlements.includes(entitlement)} label={t(plan.entitlements.includes(entitlement) ? "yes" : "no")} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function YesNo({ yes, label }: { yes: boolean; label: string }) {
  const Mark = yes ? Check : Minus;
  return (
    <span className="flex justify-end">
      <Mark aria-hidden className={yes ? "size-4 text-success" : "size-4 text-muted"} />
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** What people ask before they pay. */
export async function Questions() {
  const t = await getTranslations("plans");
  return (
    <section className="mt-16">
      <h2 className="text-2xl font-semibold tracking-tight">{t("questions")}</h2>
      <dl className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-2">
        {(["renew", "end", "up", "pay"] as const).map((name) => (
          <div key={name}>
            <dt className="font-medium">{t(`faq.${name}Q`)}</dt>
            <dd className="mt-1 text-sm text-muted">{t(`faq.${name}A`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
