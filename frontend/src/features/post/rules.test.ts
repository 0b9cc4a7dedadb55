import { describe, expect, it } from "vitest";
import type { Post } from "@campaign-os/shared";
import { can, needsApproval } from "./rules";
import { toggled } from "./toggled";

describe("what a post offers", () => {
  it("is nothing but a copy once it is published", () => {
    for (const deed of ["edit", "schedule", "publishNow", "unschedule", "retry", "delete"] as const) expect(can("published", deed)).toBe(false);
  });

  it("is nothing that would get between the worker and the network", () => {
    for (const deed of ["edit", "schedule", "publishNow", "unschedule", "retry", "delete"] as const) expect(can("publishing", deed)).toBe(false);
  });

  it("is a way on for what was held or missed", () => {
    for (const state of ["held", "missed"] as const) {
      expect(can(state, "schedule")).toBe(true);
      expect(can(state, "unschedule")).toBe(true);
    }
  });

  it("is another try for the channels that failed, and never a new plan for those that have it", () => {
    expect(can("partially_published", "retry")).toBe(true);
    expect(can("partially_published", "schedule")).toBe(false);
  });
});

describe("an approval", () => {
  const approved = { approval: { approved: true } } as Post;
  const sentBack = { approval: { approved: false } } as Post;

  it("is missing only where the team asks for it and nobody gave it", () => {
    const asks = { postApproval: { required: true, self: false } };
    expect([undefined, sentBack, approved].map((post) => needsApproval(post, asks))).toEqual([true, true, false]);
    expect(needsApproval(sentBack, { postApproval: { required: false, self: false } })).toBe(false);
  });
});

describe("a choice", () => {
  it("takes a thing in and out, and leaves the one before as it was", () => {
    const none: ReadonlySet<string> = new Set();
    const one = toggled(none, "a");
    expect([[...none], [...one], [...toggled(one, "a")]]).toEqual([[], ["a"], []]);
  });
});
