import { expect, test } from "vitest";
import { overrideSchema, proposedDay, toOverride, type OverrideForm } from "./overrideform";

const form: OverrideForm = { action: "grant", planId: "agency", end: "2026-12-31", reason: "a partner" };
const faults = (changes: Partial<OverrideForm>) => overrideSchema.safeParse({ ...form, ...changes }).error?.issues.map((issue) => issue.path.join("."));

test("each action sends what it needs and nothing else", () => {
  expect(toOverride(form, "Europe/Berlin")).toEqual({ action: "grant", planId: "agency", end: "2026-12-31T22:59:00Z", reason: "a partner" });
  expect(toOverride({ ...form, action: "extend" }, "UTC")).toEqual({ action: "extend", end: "2026-12-31T23:59:00Z", reason: "a partner" });
  expect(toOverride({ ...form, action: "change", end: "" }, "UTC")).toEqual({ action: "change", planId: "agency", reason: "a partner" });
  expect(toOverride({ ...form, action: "end" }, "UTC")).toEqual({ action: "end", reason: "a partner" });
});

test("what an action needs is asked for", () => {
  expect(faults({ planId: "" })).toEqual(["planId"]);
  expect(faults({ end: "" })).toEqual(["end"]);
  expect(faults({ action: "extend", end: "", planId: "" })).toEqual(["end"]);
  expect(faults({ action: "change", end: "" })).toBeUndefined();
  expect(faults({ action: "end", end: "", planId: "" })).toBeUndefined();
  expect(faults({ reason: " x " })).toEqual(["reason"]);
});

test("the day that is proposed is one that the API takes", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const growth = { plan: { id: "growth", name: "Growth" }, endsAt: "2027-06-30T22:30:00Z" } as Parameters<typeof proposedDay>[1];
  const propose = (changes: Partial<OverrideForm>, subscription = growth) => proposedDay({ ...form, ...changes }, subscription, "Europe/Berlin", now);
  expect(propose({ action: "extend" })).toBe("2027-07-31");
  expect(propose({ action: "grant", planId: "growth" })).toBe("2027-07-31");
  expect(propose({ action: "grant", planId: "agency" })).toBe("2026-12-23");
  expect(propose({ action: "change" })).toBe("");
  expect(propose({ action: "end" })).toBe("");
  expect(propose({ action: "extend" }, { ...growth, endsAt: "2026-01-31T12:00:00Z" })).toBe("2026-12-23");
});
