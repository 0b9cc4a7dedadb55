import { describe, expect, it } from "vitest";
import type { Post } from "@campaign-os/shared";
import { groupByDay } from "./days";
import { isMovable, momentOn } from "./move";
import { daysOf, spanOf, step } from "./span";

const post = (changes: Partial<Post>) => ({ id: "pst_1", state: "scheduled", publications: [], ...changes }) as Post;

describe("the span of a view", () => {
  it("is six weeks from a Monday for a month", () => {
    expect(spanOf("month", "2026-11-23")).toEqual({ from: "2026-10-26", to: "2026-12-06" });
  });

  it("is Monday to Sunday for a week, also across a year's end", () => {
    expect(spanOf("week", "2027-01-01")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  });

  it("goes on by a month without missing one that is shorter", () => {
    expect(step("month", "2027-01-31", 1)).toBe("2027-02-28");
    expect(step("month", "2027-01-01", -1)).toBe("2026-12-01");
  });

  it("goes on in the list where it ended", () => {
    const { to } = spanOf("list", "2026-11-23");
    expect(step("list", "2026-11-23", 1)).toBe("2026-12-23");
    expect(to).toBe("2026-12-22");
  });

  it("names each day once where the clock changes", () => {
    const days = daysOf({ from: "2026-10-24", to: "2026-10-27" });
    expect(days).toEqual(["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"]);
  });
});

describe("days", () => {
  it("hold what goes out on them in the zone that is shown", () => {
    const late = post({ publishAt: "2026-11-23T23:30:00Z" });
    expect([...groupByDay([late], "Europe/Berlin").keys()]).toEqual(["2026-11-24"]);
    expect([...groupByDay([late], "America/New_York").keys()]).toEqual(["2026-11-23"]);
  });

  it("leave out what has no moment", () => {
    expect(groupByDay([post({ state: "draft" })], "UTC").size).toBe(0);
  });
});

describe("moving a post", () => {
  it("keeps the time of day", () => {
    expect(momentOn(post({ publishAt: "2026-11-23T08:00:00Z" }), "2026-11-26", "Europe/Berlin")).toBe("2026-11-26T08:00:00Z");
  });

  it("keeps the time of day over a change of the clock", () => {
    const summer = post({ publishAt: "2026-10-23T07:00:00Z" });
    expect(momentOn(summer, "2026-10-26", "Europe/Berlin")).toBe("2026-10-26T08:00:00Z");
  });

  it("puts a time that the clock skips on the first instant after it", () => {
    const early = post({ publishAt: "2027-03-27T01:30:00Z" });
    expect(momentOn(early, "2027-03-28", "Europe/Berlin")).toBe("2027-03-28T01:00:00Z");
  });

  it("is for posts whose moment is still open", () => {
    const publishAt = "2026-11-23T08:00:00Z";
    expect(isMovable(post({ publishAt }))).toBe(true);
    expect(isMovable(post({ publishAt, state: "published" }))).toBe(false);
    expect(isMovable(post({ publishAt, state: "publishing" }))).toBe(false);
    expect(isMovable(post({ state: "draft" }))).toBe(false);
  });
});
