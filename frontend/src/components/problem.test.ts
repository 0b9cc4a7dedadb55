import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/api";
import { textFrom } from "./problem";

const sentences: Record<string, string> = {
  "problem.tenant_closing": "Das Team wird gelöscht.",
  "problem.rate_limited": "Warten Sie {n} Sekunden.",
  "problem.field.too_long": "Höchstens {n}.",
};

const text = textFrom({ has: (key) => key in sentences, say: (key, { n }) => (sentences[key] ?? "").replace("{n}", String(n)) });

function problem(code: string, retryAfter?: number): ApiProblem {
  return new ApiProblem({ type: "t", title: "t", status: 403, detail: "The API's own words.", instance: "/", code, requestId: "r" }, retryAfter);
}

test("a problem that the book knows is told in its language", () => {
  expect(text.problem(problem("tenant_closing"))).toBe("Das Team wird gelöscht.");
});

test("a problem that the book does not know stays in the API's words", () => {
  expect(text.problem(problem("brand_new"))).toBe("The API's own words.");
});

test("how long to wait is told where the API says it, and not invented", () => {
  expect(text.problem(problem("rate_limited", 7))).toBe("Warten Sie 7 Sekunden.");
  expect(text.problem(problem("rate_limited"))).toBe("The API's own words.");
});

test("the bound of a field is taken over into the sentence", () => {
  expect(text.field({ field: "name", code: "too_long", message: "Give at most 100 characters." })).toBe("Höchstens 100.");
});
