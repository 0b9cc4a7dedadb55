import type { AdminPlan, AdminPlanPatch, Money } from "@campaign-os/shared";
import { ENTITLEMENTS, LIMITS } from "./planform";

/** What a term of a plan can be. */
export type Term = Money | number | boolean | string;

export type PlanField = "name" | "description" | "rank" | "month" | "year" | "features" | "offered" | (typeof ENTITLEMENTS)[number] | (typeof LIMITS)[number];

/** A term of a plan that is to be another. */
export interface PlanChange {
  field: PlanField;
  before: Term;
  after: Term;
}

/** What a patch makes of a plan, term by term; what stays as it is is not in it. */
export function changesOf(plan: AdminPlan, patch: AdminPlanPatch): PlanChange[] {
  const after = termsOf({ ...plan, ...patch });
  return termsOf(plan).flatMap(([field, before], at) => {
    const next = after[at]?.[1];
    return next === undefined || same(before, next) ? [] : [{ field, before, after: next }];
  });
}

function termsOf({ name, description, rank, prices, limits, features, entitlements, offered }: AdminPlan): [PlanField, Term][] {
  return [
    ["month", prices.month],
    ["year", prices.year],
    ...LIMITS.map((limit): [PlanField, Term] => [limit, limits[limit]]),
    ...ENTITLEMENTS.map((entitlement): [PlanField, Term] => [entitlement, entitlements.includes(entitlement)]),
    ["offered", offered],
    ["name", name],
    ["rank", rank],
    ["description", description],
    ["features", features.join("\n")],
  ];
}

function same(one: Term, other: Term): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  return one.amount === other.amount && one.currency === other.currency;
}
