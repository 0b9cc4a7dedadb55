import { describe, expect, it } from "vitest";
import { gravest, placesOf, stretches, type Mark } from "./marks";

const mark = (n: number, quote: string, severity: Mark["severity"] = "medium"): Mark => ({ n, quote, message: `m${n}`, severity });
const seen = (text: string, ...marks: Mark[]) => stretches(text, marks).map((stretch) => [stretch.text, stretch.marks.map(({ n }) => n).join(), stretch.ends.map(({ n }) => n).join()]);

describe("words that something was found about", () => {
  it("stand out where they are, each with its number where it ends", () => {
    expect(seen("It is cheap and good.", mark(1, "cheap"))).toEqual([["It is ", "", ""], ["cheap", "1", "1"], [" and good.", "", ""]]);
  });

  it("may lie within one another", () => {
    expect(seen("A cheap cup.", mark(1, "cheap", "high"), mark(2, "A cheap cup."))).toEqual([["A ", "2", ""], ["cheap", "1,2", "1"], [" cup.", "2", "2"]]);
    expect(gravest([mark(1, "", "low"), mark(2, "", "high")])).toBe("high");
  });

  it("are found across lines, more than once, and with signs that mean something in patterns", () => {
    expect(placesOf("one\ntwo (50 %)? one two (50 %)?", "one two (50 %)?")).toEqual([[0, 15], [16, 31]]);
  });

  it("leave a text alone in which they do not stand, or that they do not quote", () => {
    expect(seen("Plain.", mark(1, "other"), mark(2, " "))).toEqual([["Plain.", "", ""]]);
    expect(seen("")).toEqual([]);
  });
});
