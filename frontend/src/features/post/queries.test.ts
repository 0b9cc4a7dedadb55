import { expect, test } from "vitest";
import type { Post } from "@campaign-os/shared";
import { askAgainIn } from "./queries";

const now = Date.parse("2026-12-01T09:00:00Z");

function post(changes: Partial<Post>): Post {
  return { state: "draft", publications: [], ...changes } as Post;
}

test("a post that waits is asked about at its minute, should its events be missed", () => {
  expect(askAgainIn(post({ state: "scheduled", publishAt: "2026-12-01T09:05:00Z" }), now)).toBe(300_000);
});

test("a post that is due or going out is asked about every two seconds", () => {
  expect(askAgainIn(post({ state: "scheduled", publishAt: "2026-12-01T08:59:00Z" }), now)).toBe(2_000);
  expect(askAgainIn(post({ state: "publishing" }), now)).toBe(2_000);
});

test("a post that rests is not asked about", () => {
  for (const state of ["draft", "published", "failed"] as const) expect(askAgainIn(post({ state }), now)).toBe(false);
});

test("a post that waits for a year does not overflow the timer", () => {
  expect(askAgainIn(post({ state: "scheduled", publishAt: "2027-12-01T09:00:00Z" }), now)).toBeLessThan(2 ** 31);
});
