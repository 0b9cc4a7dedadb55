import { describe, expect, it } from "vitest";
import { withoutLostClaims } from "./claims";
import { isTable, shapeAt, type Shape } from "./shape";
import { leavesOf, partAt, pathText, withItem, withoutItem, withPart } from "./tree";

const output = { summary: "One.", pillars: [{ name: "A", share: 60 }, { name: "B", share: 40 }], keep: ["x"] };

describe("editing an output", () => {
  it("changes one part and leaves the rest as it is", () => {
    const next = withPart(output, ["pillars", 1, "name"], "C");
    expect(partAt(next, ["pillars", 1])).toEqual({ name: "C", share: 40 });
    expect(partAt(next, ["pillars", 0])).toBe(output.pillars[0]);
    expect(output.pillars[1]?.name).toBe("B");
  });

  it("takes an item out of a list and adds one", () => {
    expect(withoutItem(output, ["pillars", 0])).toMatchObject({ pillars: [{ name: "B" }] });
    expect(withItem(output, ["keep"], "")).toMatchObject({ keep: ["x", ""] });
    expect(withoutItem(output, ["summary", 0])).toEqual(output);
  });

  it("names parts as the API does", () => {
    expect(pathText(["pillars", 0, "name"])).toBe("pillars[0].name");
    expect(leavesOf(output)).toEqual([["summary", "One."], ["pillars[0].name", "A"], ["pillars[0].share", "60"], ["pillars[1].name", "B"], ["pillars[1].share", "40"], ["keep[0]", "x"]]);
  });

  it("drops a claim whose words a person has changed, and no other", () => {
    const claims = [{ sentence: "Roasted on  Tuesday.", source: "f1" }, { sentence: "Loved by all.", source: "f2" }];
    expect(withoutLostClaims({ posts: [{ text: "Roasted\non Tuesday. Liked by many.", claims }] })).toEqual({ posts: [{ text: "Roasted\non Tuesday. Liked by many.", claims: [claims[0]] }] });
  });
});

const shape: Shape = {
  type: "object",
  properties: {
    rows: { type: "array", minItems: 2, items: { type: "object", properties: { day: { type: "integer" }, network: { type: "string", enum: ["linkedin"] }, theme: { type: "string", maxLength: 80 } } } },
    cards: { type: "array", items: { type: "object", properties: { name: { type: "string", maxLength: 80 }, story: { type: "string", maxLength: 900 }, goals: { type: "array", items: { type: "string" } } } } },
  },
};

describe("a schema", () => {
  it("is found at a path", () => {
    expect(shapeAt(shape, ["rows", 3, "theme"])?.maxLength).toBe(80);
    expect(shapeAt(shape, ["rows"])?.minItems).toBe(2);
    expect(shapeAt(shape, ["other", 0])).toBeUndefined();
  });

  it("tells what reads best as a table", () => {
    expect(isTable(shape.properties?.rows?.items)).toBe(true);
    expect(isTable(shape.properties?.cards?.items)).toBe(false);
  });
});
