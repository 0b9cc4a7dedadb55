import { expect, test } from "vitest";
import type { Member } from "@campaign-os/shared";
import { INVITED_ROLES, isLastOwner, mayRemove, rolesFor, ROLES, type Role } from "./rules";

const member = (userId: string, role: Role): Member => ({ userId, role, name: userId, email: `${userId}@example.com`, joinedAt: "2026-01-01T00:00:00Z", mfaEnabled: false, version: 1 });
const ada = member("ada", "owner");
const bob = member("bob", "owner");
const eve = member("eve", "editor");
const self = (userId: string, role: Role, mayWrite: boolean) => ({ userId, role, mayWrite });

test("an owner gives every role, an admin every one but owner", () => {
  expect(rolesFor(eve, self("ada", "owner", true), [ada, eve])).toEqual(ROLES);
  expect(rolesFor(eve, self("max", "admin", true), [ada, eve])).toEqual(INVITED_ROLES);
});

test("nobody but an owner changes an owner", () => {
  expect(rolesFor(bob, self("max", "admin", true), [ada, bob])).toEqual(["owner"]);
  expect(mayRemove(bob, self("max", "admin", true))).toBe(false);
  expect(mayRemove(bob, self("ada", "owner", true))).toBe(true);
});

test("the last owner stays one", () => {
  expect(isLastOwner(ada, [ada, eve])).toBe(true);
  expect(isLastOwner(ada, [ada, bob])).toBe(false);
  expect(rolesFor(ada, self("ada", "owner", true), [ada, eve])).toEqual(["owner"]);
  expect(rolesFor(ada, self("ada", "owner", true), [ada, bob])).toEqual(ROLES);
});

test("who may not write changes nothing, and nobody removes themselves", () => {
  expect(rolesFor(eve, self("eve", "editor", false), [ada, eve])).toEqual(["editor"]);
  expect(mayRemove(eve, self("bob", "viewer", false))).toBe(false);
  expect(mayRemove(ada, self("ada", "owner", true))).toBe(false);
});
