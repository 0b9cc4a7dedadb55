import { describe, expect, it } from "vitest";
import { can } from "./rules";

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
