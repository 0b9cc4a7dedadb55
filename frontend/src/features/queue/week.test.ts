import { expect, test } from "vitest";
import { byWeekday, weekdayName, withoutTime, withTime } from "./week";

test("a time is added to the days that do not have it, and to no other", () => {
  const slots = withTime([{ weekday: "friday", time: "09:00" }], ["monday", "friday"], "09:00");
  expect(slots).toEqual([
    { weekday: "friday", time: "09:00" },
    { weekday: "monday", time: "09:00" },
  ]);
});

test("the week begins on Monday, and each day's times are in order", () => {
  const slots = [
    { weekday: "sunday", time: "10:00" },
    { weekday: "monday", time: "18:00" },
    { weekday: "monday", time: "08:30" },
  ] as const;
  expect(byWeekday([...slots])).toEqual([
    { day: "monday", times: ["08:30", "18:00"] },
    { day: "sunday", times: ["10:00"] },
  ]);
});

test("one time of one day is taken away", () => {
  const slots = withTime(withTime([], ["monday", "tuesday"], "09:00"), ["monday"], "10:00");
  expect(withoutTime(slots, "monday", "09:00")).toEqual([
    { weekday: "tuesday", time: "09:00" },
    { weekday: "monday", time: "10:00" },
  ]);
});

test("days are named in the reader's language", () => {
  expect(weekdayName("monday", "de")).toBe("Montag");
  expect(weekdayName("sunday", "en", "short")).toBe("Sun");
});
