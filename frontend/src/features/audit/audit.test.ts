import { expect, test } from "vitest";
import type { AuditEvent } from "@campaign-os/shared";
import { humanize, isShort, targetHref, valueText } from "./event";
import { isNarrowed, readFilters, toQuery } from "./filters";

const address = (query: string) => readFilters(new URLSearchParams(query));

function event(part: Partial<AuditEvent>): AuditEvent {
  const actor = { kind: "user" as const, id: "usr_1", name: "Ada" };
  return { id: "evt_1", seq: 1, at: "2026-11-23T09:00:00Z", actor, action: "post.updated", targetKind: "post", targetId: "pst_1", changes: [], hash: "00", ...part };
}

test("a span of days takes in its last day to the end, in the zone that is shown", () => {
  const query = toQuery(address("from=2026-11-23&to=2026-11-23"), "Europe/Berlin");
  expect(query).toEqual({ from: "2026-11-22T23:00:00Z", to: "2026-11-23T23:00:00Z" });
});

test("what is not narrowed is not asked for", () => {
  expect(toQuery(address(""), "UTC")).toEqual({});
  expect(isNarrowed(address("view=x"))).toBe(false);
  expect(isNarrowed(address("action=post"))).toBe(true);
});

test("a day that is none is left out", () => {
  expect(address("from=yesterday&to=2026-02-30")).toMatchObject({ from: "", to: "" });
});

test("what was done leads to what it was done to", () => {
  expect(targetHref(event({}), "tenant")).toBe("/posts/pst_1");
  expect(targetHref(event({ targetKind: "asset", targetId: "ast_1" }), "tenant")).toBe("/media?asset=ast_1");
});

test("what is deleted, or has no page, is not linked", () => {
  expect(targetHref(event({ action: "post.deleted" }), "tenant")).toBeUndefined();
  expect(targetHref(event({ targetKind: "session" }), "tenant")).toBeUndefined();
});

test("an operator is led to the team, never into its rooms", () => {
  expect(targetHref(event({ tenantId: "ten_1" }), "platform")).toBeUndefined();
  expect(targetHref(event({ targetKind: "tenant", targetId: "ten_1" }), "platform")).toBe("/admin/tenants/ten_1");
});

test("values are told as a person writes them", () => {
  expect(valueText('"draft"')).toBe("draft");
  expect(valueText('["warm","plain"]')).toBe("warm, plain");
  expect(valueText("true")).toBe("true");
  expect(valueText(undefined)).toBe("");
  expect(valueText('"cut in the mid…')).toBe('"cut in the mid…');
});

test("a line tells short changes only", () => {
  expect(isShort({ field: "state", before: '"draft"', after: '"scheduled"' })).toBe(true);
  expect(isShort({ field: "text", before: '"a"', after: JSON.stringify("long ".repeat(9)) })).toBe(false);
  expect(isShort({ field: "publishAt", before: '"2026-11-23T09:00:00Z"', after: '"2026-11-24T09:00:00Z"' })).toBe(false);
});

test("names of the API become words", () => {
  expect(humanize("publishAt")).toBe("publish at");
  expect(humanize("login_failed")).toBe("login failed");
});
