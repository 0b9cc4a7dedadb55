import { describe, expect, it } from "vitest";
import type { Slot } from "../output";
import { adLength, adPlatform } from "./adlimits";
import { slotDays, tally, weeksOf } from "./slots";

const slot = (day: number, time: string, date?: string, network: Slot["network"] = "linkedin"): Slot => ({ day, time, date, network, pillar: "Proof", theme: "T", idea: "I", format: "text" });

describe("a plan of posts", () => {
  const slots = [slot(8, "09:00", "2026-12-08"), slot(1, "18:00", "2026-12-01", "twitter"), slot(1, "07:00", "2026-12-01")];

  it("is read by days, earliest first, and knows each slot's place", () => {
    expect(slotDays(slots).map(({ day, slots: placed }) => [day, placed.map(({ index }) => index)])).toEqual([[1, [2, 1]], [8, [0]]]);
  });

  it("lies in whole weeks, where it has dates", () => {
    const weeks = weeksOf(slotDays(slots));
    expect(weeks.map((week) => [week[0], week[6]])).toEqual([["2026-11-30", "2026-12-06"], ["2026-12-07", "2026-12-13"]]);
    expect(weeksOf(slotDays([slot(1, "07:00")]))).toEqual([]);
    expect(weeksOf([])).toEqual([]);
  });

  it("tells how often each network comes up", () => {
    expect(tally(slots, "network")).toEqual([["linkedin", 2], ["twitter", 1]]);
  });
});

describe("texts of an advertisement", () => {
  it("are counted as their platform counts them", () => {
    const google = adPlatform("google_search");
    const meta = adPlatform("meta");
    expect(google && adLength(" Winter ロースト ", google)).toBe(15);
    expect(meta && adLength(" Winter ロースト ", meta)).toBe(11);
    expect(adPlatform("other")).toBeUndefined();
  });
});
