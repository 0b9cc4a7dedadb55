import { requirements, type GatedOperation, type Plan, type Requirement, type Subscription, type UsageMeter } from "@campaign-os/shared";

/** Why an operation would be refused by the team's plan. */
export type Gate =
  | { open: true }
  | { open: false; reason: "inactive" }
  | { open: false; reason: "entitlement"; entitlement: Plan["entitlements"][number] }
  | { open: false; reason: "limit"; limit: UsageMeter["limit"]; used: number; max: number };

export interface Known {
  subscription?: Subscription;
  meters?: readonly UsageMeter[];
}

/**
 * What the plan says to an operation, from the declaration that the API itself enforces. What is not known
 * yet holds nobody back: the API decides. A thing that was counted before takes no further room.
 */
export function gateOf(operation: GatedOperation, { subscription, meters }: Known, counted = false): Gate {
  const need: Requirement = requirements[operation];
  if (!subscription) return { open: true };
  if (!subscription.plan) return { open: false, reason: "inactive" };
  if (need.entitlement && !subscription.plan.entitlements.includes(need.entitlement)) return { open: false, reason: "entitlement", entitlement: need.entitlement };
  const full = counted ? undefined : meters?.find((meter) => need.limits?.includes(meter.limit) && meter.used >= meter.max);
  return full ? { open: false, reason: "limit", limit: full.limit, used: full.used, max: full.max } : { open: true };
}
