import { expect, test } from "vitest";
import { isCurrent, permitted, tenantNav } from "./navigation";

const hrefs = (permissions: string[]) => permitted(tenantNav, permissions).flatMap((group) => group.items.map((item) => item.href));

test("only what one may enter is shown", () => {
  expect(hrefs(["members:read", "posts:read"])).toEqual(["/dashboard", "/calendar", "/posts", "/team", "/settings"]);
  expect(hrefs(["keys:read"])).toContain("/keys");
});

test("a group without an open place is left out", () => {
  expect(permitted(tenantNav, []).map((group) => group.key)).toEqual(["work", "account"]);
});

test("a place stays marked in what lies below it", () => {
  expect(isCurrent("/settings", "/settings/security")).toBe(true);
  expect(isCurrent("/posts", "/posters")).toBe(false);
});
