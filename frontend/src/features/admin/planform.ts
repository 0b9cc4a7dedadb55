import type { AdminPlan, AdminPlanInput, AdminPlanPatch, PlanLimits } from "@campaign-os/shared";
import { z } from "zod";
import { amountText, parseAmount } from "@/lib/money";

/** How many bytes stand for one in the form: tokens are written in thousands, storage in GiB, an upload in MiB. */
const UNITS: Partial<Record<keyof PlanLimits, number>> = { engineTokens: 1000, storageBytes: 2 ** 30, uploadBytes: 2 ** 20 };

/** The limits of a plan, in the order in which they are asked for. */
export const LIMITS = ["seats", "brandProfiles", "activeCampaigns", "channels", "scheduledPosts", "engineRuns", "engineTokens", "storageBytes", "uploadBytes", "apiKeys"] as const satisfies readonly (keyof PlanLimits)[];

const CURRENCY = /^[a-z]{3}$/;
const whole = z.string().trim().regex(/^\d{1,9}$/, "form.wholeNumber");
const price = z.string().trim().min(1, "form.required");

/** The features that a plan allows or does not, in the order of the form. */
export const ENTITLEMENTS = ["apiAccess", "ownKeys"] as const;

export const planSchema = z
  .object({
    id: z.string().trim().regex(/^[a-z][a-z0-9-]{1,30}$/, "form.slug"),
    name: z.string().trim().min(1, "form.required").max(60, "form.tooLong"),
    description: z.string().trim().max(300, "form.tooLong"),
    rank: whole,
    currency: z.string().trim().toLowerCase().regex(CURRENCY, "form.currency"),
    month: price,
    year: price,
    limits: z.object(Object.fromEntries(LIMITS.map((limit) => [limit, whole])) as Record<keyof PlanLimits, typeof whole>),
    features: z.string(),
    apiAccess: z.boolean(),
    ownKeys: z.boolean(),
    offered: z.boolean(),
  })
  .superRefine(({ month, year, currency }, context) => {
    if (!CURRENCY.test(currency)) return; // the currency's own error says enough
    for (const [path, text] of [["month", month], ["year", year]] as const) {
      if (amountOf(text, currency) === undefined) context.addIssue({ code: "custom", path: [path], message: "form.amount" });
    }
  });

export type PlanForm = z.infer<typeof planSchema>;

/** What the form shows of a plan, or of none yet. */
export function toForm(plan: AdminPlan | undefined, rank: number): PlanForm {
  return {
    id: plan?.id ?? "",
    name: plan?.name ?? "",
    description: plan?.description ?? "",
    rank: String(plan?.rank ?? rank),
    currency: plan?.prices.month.currency ?? "usd",
    month: amountText(plan?.prices.month),
    year: amountText(plan?.prices.year),
    limits: Object.fromEntries(LIMITS.map((limit) => [limit, plan ? String(Math.round(plan.limits[limit] / (UNITS[limit] ?? 1))) : ""])) as PlanForm["limits"],
    features: plan?.features.join("\n") ?? "",
    apiAccess: plan?.entitlements.includes("apiAccess") ?? true,
    ownKeys: plan?.entitlements.includes("ownKeys") ?? false,
    offered: plan?.offered ?? true,
  };
}

/** The form as the API takes a new plan. */
export function toInput(form: PlanForm): AdminPlanInput {
  return { id: form.id, ...terms(form) };
}

/**
 * The form as a change of a plan. A size that was not touched stays as it is to the byte: the form shows
 * it rounded.
 */
export function toPatch(form: PlanForm, plan: AdminPlan): AdminPlanPatch {
  const before = toForm(plan, plan.rank).limits;
  const after = terms(form);
  const limits = Object.fromEntries(LIMITS.map((limit) => [limit, form.limits[limit] === before[limit] ? plan.limits[limit] : after.limits[limit]]));
  return { ...after, limits: limits as unknown as PlanLimits };
}

function terms(form: PlanForm): Omit<AdminPlanInput, "id"> {
  const money = (text: string) => ({ amount: amountOf(text, form.currency) ?? 0, currency: form.currency });
  const limits = Object.fromEntries(LIMITS.map((limit) => [limit, Number(form.limits[limit]) * (UNITS[limit] ?? 1)]));
  return {
    name: form.name,
    description: form.description,
    rank: Number(form.rank),
    prices: { month: money(form.month), year: money(form.year) },
    limits: limits as unknown as PlanLimits,
    features: form.features.split("\n").map((line) => line.trim()).filter(Boolean),
    entitlements: ENTITLEMENTS.filter((entitlement) => form[entitlement]),
    offered: form.offered,
  };
}

// A code that no currency has makes Intl throw.
function amountOf(text: string, currency: string): number | undefined {
  try {
    return parseAmount(text, currency);
  } catch {
    return undefined;
  }
}
