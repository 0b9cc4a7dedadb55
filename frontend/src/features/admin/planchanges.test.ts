import { expect, test } from "vitest";
import type { AdminPlan } from "@campaign-os/shared";
import { changesOf } from "./planchanges";
import { toForm, toPatch } from "./planform";

const plan: AdminPlan = {
  id: "growth",
  name: "Growth",
  description: "For a team that publishes every day.",
  rank: 2,
  prices: { month: { amount: 4950, currency: "usd" }, year: { amount: 49_000, currency: "usd" } },
  limits: { seats: 5, brandProfiles: 3, activeCampaigns: 10, channels: 15, scheduledPosts: 500, engineRuns: 300, engineTokens: 12_000_000, storageBytes: 20 * 2 ** 30 + 7, uploadBytes: 512 * 2 ** 20, apiKeys: 5 },
  features: ["5 seats", "15 channels"],
  entitlements: ["apiAccess"],
  version: 3,
  offered: true,
};

test("a plan that is opened and saved as it is changes nothing", () => {
  expect(changesOf(plan, toPatch(toForm(plan, 1), plan))).toEqual([]);
});

test("each term that changes is told with what it was, and no other", () => {
  const form = toForm(plan, 1);
  const patch = toPatch({ ...form, month: "59.50", apiAccess: false, limits: { ...form.limits, seats: "8" } }, plan);
  expect(changesOf(plan, patch)).toEqual([
    { field: "month", before: { amount: 4950, currency: "usd" }, after: { amount: 5950, currency: "usd" } },
    { field: "seats", before: 5, after: 8 },
    { field: "apiAccess", before: true, after: false },
  ]);
});

test("another currency changes both prices", () => {
  const changes = changesOf(plan, toPatch({ ...toForm(plan, 1), currency: "eur" }, plan));
  expect(changes.map(({ field }) => field)).toEqual(["month", "year"]);
});
