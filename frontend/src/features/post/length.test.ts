import { describe, expect, it } from "vitest";
import { textLength } from "./length";

describe("the length of a text", () => {
  it("counts characters, not their halves", () => {
    expect(textLength("linkedin", "a☕👋")).toBe(3);
  });

  it("leaves out the space around it", () => {
    expect(textLength("linkedin", "  hello \n")).toBe(5);
  });

  it("counts each address as 23 on X, however long it is", () => {
    expect(textLength("twitter", "see https://example.com/a/very/long/path?with=queries")).toBe(4 + 23);
    expect(textLength("twitter", "see https://a.io")).toBe(4 + 23);
  });

  it("counts letters beyond the Latin ones as two on X", () => {
    expect(textLength("twitter", "珈琲")).toBe(4);
    expect(textLength("twitter", "“Kaffee” – süß")).toBe(14);
  });
});
