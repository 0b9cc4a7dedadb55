import { describe, expect, it } from "vitest";
import type { Post } from "@campaign-os/shared";
import { groupByDay, groupByHour, hoursOf } from "./days";
import { fits, narrowed } from "./filter";
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

  it("hold the drafts that are meant for them", () => {
    expect([...groupByDay([post({ state: "draft", plannedAt: "2026-11-23T08:00:00Z" })], "UTC").keys()]).toEqual(["2026-11-23"]);
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
    expect(isMovable(post({ state: "draft", plannedAt: publishAt }))).toBe(true);
  });
});

describe("a day", () => {
  it("shows its posts at the hours of the zone's clock", () => {
    const posts = [post({ id: "a", publishAt: "2026-10-25T00:30:00Z" }), post({ id: "b", publishAt: "2026-10-25T01:30:00Z" }), post({ id: "c", plannedAt: "2026-10-25T20:00:00Z", state: "draft" })];
    const byHour = groupByHour(posts, "Europe/Berlin");
    expect([...byHour].map(([hour, found]) => [hour, found.map(({ id }) => id)])).toEqual([
      [2, ["a", "b"]], // the hour that comes twice
      [21, ["c"]],
    ]);
  });

  it("shows the hours of work, and all from the first to the last post", () => {
    expect(hoursOf([])).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect([hoursOf([6, 21])[0], hoursOf([6, 21]).at(-1)]).toEqual([6, 21]);
  });

  it("is one step long", () => {
    expect(spanOf("day", "2026-12-31")).toEqual({ from: "2026-12-31", to: "2026-12-31" });
    expect(step("day", "2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("a filter", () => {
  const one = post({ campaignId: "cmp_1", channelIds: ["chn_1"], createdBy: "usr_1" });
  const none = { campaign: "", channel: "", state: "", author: "" };

  it("lets everything through that has all of what is asked for", () => {
    expect(fits(one, none)).toBe(true);
    expect(fits(one, { campaign: "cmp_1", channel: "chn_1", state: "scheduled", author: "usr_1" })).toBe(true);
    for (const name of Object.keys(none)) expect(fits(one, { ...none, [name]: "other" })).toBe(false);
    expect([narrowed(none), narrowed({ ...none, state: "draft", author: "usr_1" })]).toEqual([0, 2]);
  });
});
