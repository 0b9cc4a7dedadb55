import { expect, test } from "vitest";
import { readProblem, unreachable } from "./problem";

const body = { type: "t", title: "Invalid fields", status: 422, detail: "Some fields are not valid.", instance: "/v1/x", code: "validation_failed", requestId: "req_1", errors: [{ field: "name", code: "required", message: "Give a name." }] };

test("a problem document is read in the API's own words", async () => {
  const problem = await readProblem(new Response(JSON.stringify(body), { status: 422 }));
  expect(problem.message).toBe("Some fields are not valid.");
  expect(problem.requestId).toBe("req_1");
  expect(problem.fields.map((field) => field.field)).toEqual(["name"]);
});

test("an answer that is no problem document still says its status and its request", async () => {
  const problem = await readProblem(new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "X-Request-Id": "req_2" } }));
  expect(problem.status).toBe(502);
  expect(problem.code).toBe("unexpected_answer");
  expect(problem.requestId).toBe("req_2");
});

test("the time to wait is read from the answer", async () => {
  const problem = await readProblem(new Response(JSON.stringify({ ...body, status: 429 }), { status: 429, headers: { "Retry-After": "7" } }));
  expect(problem.retryAfter).toBe(7);
});

test("no answer at all is a problem of its own", () => {
  expect(unreachable("/v1/x").status).toBe(0);
});
