import { expect, test } from "vitest";
import { strengthOf } from "./strength";

test("a password that would be refused is called short", () => {
  expect(strengthOf("")).toBe("short");
  expect(strengthOf("x7!Kq2$zP")).toBe("short");
});

test("length made of repetition and order is weak", () => {
  for (const password of ["aaaaaaaaaaaaaaaa", "1234567890123", "abcdefghijklmnop", "abababababababab"]) expect(strengthOf(password), password).toBe("weak");
});

test("what a guesser tries first counts for nothing", () => {
  expect(strengthOf("password2026")).toBe("weak");
  expect(strengthOf("Willkommen123!")).toBe("weak");
});

test("one's own name and address count for nothing", () => {
  expect(strengthOf("grace.hopper1906", ["Grace Hopper"])).toBe("weak");
  expect(strengthOf("lighthouse-99", ["keeper@lighthouse.example"])).toBe("weak");
});

test("a sentence is good, a shorter mix is fair", () => {
  expect(strengthOf("a warm cup before nine")).toBe("good");
  expect(strengthOf("x7!Kq2$zPm")).toBe("fair");
});
