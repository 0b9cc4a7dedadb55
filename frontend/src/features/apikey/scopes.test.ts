import { expect, test } from "vitest";
import { ALL, areasOf, covers, toggleScope } from "./scopes";

test("scopes are sorted by what they are about", () => {
  expect(areasOf(["posts:read", "tenant:read", "posts:write", "engines:run"])).toEqual([
    { area: "posts", actions: ["read", "write"] },
    { area: "tenant", actions: ["read"] },
    { area: "engines", actions: ["run"] },
  ]);
});

test("a scope is turned on and off again", () => {
  const on = toggleScope(["posts:read"], "posts", "write");
  expect(on).toEqual(["posts:read", "posts:write"]);
  expect(toggleScope(on, "posts", "write")).toEqual(["posts:read"]);
});

test("all of an area takes the place of its single actions, and of no other area's", () => {
  expect(toggleScope(["posts:read", "postcards:read", "posts:write"], "posts", ALL)).toEqual(["postcards:read", "posts:*"]);
});

test("all covers each action", () => {
  expect(covers(["posts:*"], "posts", "approve")).toBe(true);
  expect(covers(["posts:read"], "posts", "write")).toBe(false);
  expect(covers(["posts:*"], "brands", "read")).toBe(false);
});
