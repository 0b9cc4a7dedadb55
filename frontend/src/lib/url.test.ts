import { expect, test } from "vitest";
import { safeNext } from "./url";

test("after signing in only a path of our own is followed", () => {
  expect(safeNext("/campaigns?status=active")).toBe("/campaigns?status=active");
  for (const evil of [null, "", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    expect(safeNext(evil)).toBe("/dashboard");
  }
});
