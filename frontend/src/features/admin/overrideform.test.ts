import { expect, test } from "vitest";
import { overrideSchema, toOverride, type OverrideForm } from "./overrideform";

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
