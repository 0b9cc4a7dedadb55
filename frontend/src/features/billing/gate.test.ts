import { expect, test } from "vitest";
import { requirements, type Plan, type Requirement, type Subscription, type UsageMeter } from "@campaign-os/shared";
import { gateOf } from "./gate";

const plan = { id: "starter", name: "Starter", rank: 1, entitlements: [] as string[] } as unknown as Plan;
const subscription: Subscription = { status: "active", plan, periods: [] };
const meter = (limit: UsageMeter["limit"], used: number, max: number): UsageMeter => ({ limit, used, max, monthly: false });

test("what is not known yet holds nobody back", () => {
  expect(gateOf("createBrandProfile", {})).toEqual({ open: true });
  expect(gateOf("createBrandProfile", { subscription })).toEqual({ open: true });
});

test("after the end nothing that asks for a plan is open", () => {
  const over: Subscription = { status: "inactive", periods: [] };
  for (const operation of Object.keys(requirements) as (keyof typeof requirements)[]) {
    expect(gateOf(operation, { subscription: over }), operation).toEqual({ open: false, reason: "inactive" });
  }
});

test("a full limit closes every operation that takes of it, and no other", () => {
  const known = { subscription: { ...subscription, plan: { ...plan, entitlements: ["apiAccess" as const, "ownKeys" as const] } }, meters: [meter("seats", 3, 3), meter("channels", 2, 5)] };
  for (const [operation, need] of Object.entries(requirements) as [keyof typeof requirements, Requirement][]) {
    expect(gateOf(operation, known).open, operation).toBe(!need.limits?.includes("seats"));
  }
  expect(gateOf("createInvite", known)).toEqual({ open: false, reason: "limit", limit: "seats", used: 3, max: 3 });
});

test("a thing that was counted before takes no further room", () => {
  const known = { subscription, meters: [meter("scheduledPosts", 30, 30)] };
  expect(gateOf("schedulePost", known).open).toBe(false);
  expect(gateOf("schedulePost", known, true).open).toBe(true);
});

test("a feature that the plan does not allow is named before its limit", () => {
  expect(gateOf("createAPIKey", { subscription, meters: [meter("apiKeys", 0, 0)] })).toEqual({ open: false, reason: "entitlement", entitlement: "apiAccess" });
});
