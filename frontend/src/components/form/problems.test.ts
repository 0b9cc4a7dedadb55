import { expect, test, vi } from "vitest";
import type { UseFormReturn } from "react-hook-form";
import { ApiProblem } from "@/lib/api";
import { formPath, placeProblem } from "./problems";

function problem(...errors: { field: string; code: string; message: string }[]): ApiProblem {
  return new ApiProblem({ type: "t", title: "t", status: 422, detail: "Some fields are not valid.", instance: "/", code: "validation_failed", requestId: "r", errors });
}

function place(fault: unknown) {
  const setError = vi.fn();
  const form = { getValues: () => ({ name: "", facts: [{ text: "" }] }), setError } as unknown as UseFormReturn<Record<string, unknown>, unknown, Record<string, unknown>>;
  placeProblem(form, fault, { problem: ({ message }) => message, field: ({ message }) => message });
  return new Map(setError.mock.calls.map(([path, error]) => [path, error.message]));
}

test("the API's path of a field becomes the form's", () => {
  expect(formPath("facts[2].text")).toBe("facts.2.text");
});

test("each problem stands at its field", () => {
  const placed = place(problem({ field: "name", code: "required", message: "Give a name." }, { field: "facts[0].text", code: "required", message: "Say it." }));
  expect(placed).toEqual(new Map([["name", "Give a name."], ["facts.0.text", "Say it."]]));
});

test("what the form has no field for is told at the form", () => {
  const placed = place(problem({ field: "name", code: "required", message: "Give a name." }, { field: "elsewhere", code: "x", message: "Look elsewhere." }));
  expect(placed.get("root")).toBe("Look elsewhere.");
});

test("a problem without fields is told at the form, in its own words", () => {
  expect(place(problem()).get("root")).toBe("Some fields are not valid.");
});

test("a defect of our own is not swallowed", () => {
  expect(() => place(new TypeError("bug"))).toThrow("bug");
});
