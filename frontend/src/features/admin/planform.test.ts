import { expect, test } from "vitest";
import type { AdminPlan } from "@campaign-os/shared";
import { planSchema, toForm, toInput, toPatch } from "./planform";

const limits = { seats: 5, brandProfiles: 3, activeCampaigns: 10, channels: 15, scheduledPosts: 500, engineRuns: 300, engineTokens: 12_000_000, storageBytes: 20 * 2 ** 30 + 7, uploadBytes: 512 * 2 ** 20, apiKeys: 5 };
const plan: AdminPlan = {
  id: "growth",
  name: "Growth",
  description: "For a team that publishes every day.",
  rank: 2,
  prices: { month: { amount: 4950, currency: "usd" }, year: { amount: 49_000, currency: "usd" } },
  limits,
  features: ["5 seats", "15 channels"],
  entitlements: ["apiAccess"],
  version: 3,
  offered: true,
};

test("a plan that is opened and saved as it is stays as it is, to the byte", () => {
  const patch = toPatch(planSchema.parse(toForm(plan, 1)), plan);
  expect(patch).toEqual({ name: plan.name, description: plan.description, rank: 2, prices: plan.prices, limits, features: plan.features, entitlements: ["apiAccess"], offered: true });
});

test("sizes are written in GiB and MiB, prices in the currency's own units", () => {
  const form = { ...toForm(plan, 1), month: "59.50", currency: "eur", limits: { ...toForm(plan, 1).limits, storageBytes: "30", uploadBytes: "100" } };
  const input = toInput(planSchema.parse(form));
  expect(input.prices.month).toEqual({ amount: 5950, currency: "eur" });
  expect(input.limits.storageBytes).toBe(30 * 2 ** 30);
  expect(input.limits.uploadBytes).toBe(100 * 2 ** 20);
});

test("what is no plan is named at its field", () => {
  const wrong = planSchema.safeParse({ ...toForm(plan, 1), id: "Big Plan", rank: "x", month: "cheap", currency: "zz", limits: { ...toForm(plan, 1).limits, seats: "-1" } });
  expect(wrong.error?.issues.map((issue) => issue.path.join(".")).sort()).toEqual(["currency", "id", "limits.seats", "rank"]);
  const price = planSchema.safeParse({ ...toForm(plan, 1), month: "cheap" });
  expect(price.error?.issues.map((issue) => issue.path.join("."))).toEqual(["month"]);
});
