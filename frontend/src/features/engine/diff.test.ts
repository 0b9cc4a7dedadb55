import { describe, expect, it } from "vitest";
import { compareHref, pick } from "./compare";
import { countDifferences, differencesOf, wordPieces } from "./diff";

const a = { summary: "One day.", keep: ["x", "y"], share: 60 };
const b = { summary: "One day.", keep: ["x", "z", "w"], share: 50 };

describe("two outputs side by side", () => {
  it("differ where their texts and numbers do, each with what the other has", () => {
    expect([...differencesOf(a, b)]).toEqual([["keep[1]", "z"], ["share", "50"]]);
    expect([...differencesOf(b, a)]).toEqual([["keep[1]", "y"], ["keep[2]", undefined], ["share", "60"]]);
  });

  it("count each part once", () => {
    expect(countDifferences(a, b)).toEqual({ differing: 3, all: 5 });
    expect(countDifferences(a, a)).toEqual({ differing: 0, all: 4 });
    expect(countDifferences(a, undefined)).toEqual({ differing: 4, all: 4 });
  });
});

describe("two texts", () => {
  const own = (text: string, other?: string) => wordPieces(text, other).filter((piece) => piece.own).map((piece) => piece.text);

  it("share their words and keep their own", () => {
    expect(own("Ten quiet minutes in the morning.", "Ten slow minutes in the morning.")).toEqual(["quiet "]);
    expect(own("Same.", "Same.")).toEqual([]);
    expect(wordPieces("A b c", "A c").map(({ text }) => text).join("")).toBe("A b c");
  });

  it("are compared sign by sign where no spaces stand", () => {
    expect(own("朝の静かな一杯", "朝の温かな一杯")).toEqual(["静"]);
  });

  it("are all their own where the other has nothing, or both are very long", () => {
    expect(own("New.", undefined)).toEqual(["New."]);
    const long = (word: string) => `${word} `.repeat(900);
    expect(own(long("a"), long("b"))).toEqual([long("a")]);
  });
});

describe("picking runs to compare", () => {
  const run = (id: string, engine = "copy") => ({ id, engine });

  it("keeps two of one engine, the last ones picked", () => {
    expect(pick([run("1")], run("2")).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(pick([run("1"), run("2")], run("3")).map(({ id }) => id)).toEqual(["2", "3"]);
    expect(pick([run("1")], run("2", "ads")).map(({ id }) => id)).toEqual(["2"]);
    expect(pick([run("1"), run("2")], run("1")).map(({ id }) => id)).toEqual(["2"]);
  });

  it("puts the older one left", () => {
    expect(compareHref({ id: "new", createdAt: "2026-11-24T10:00:00Z" }, { id: "old", createdAt: "2026-11-23T10:00:00Z" })).toBe("/engines/compare?a=old&b=new");
  });
});
