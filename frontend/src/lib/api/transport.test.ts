import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem } from "./problem";
import * as session from "./session";
import { send } from "./transport";

const origin = "http://app.test";
const calls: Request[] = [];
let answer: (request: Request) => Response | Promise<Response>;

function fresh(token: string, expiresIn = 900): Response {
  return Response.json({ accessToken: token, expiresIn, user: {} });
}

function bearer(request: Request): string | null {
  return request.headers.get("Authorization");
}

beforeEach(() => {
  calls.length = 0;
  session.forget();
  vi.stubGlobal("fetch", async (input: RequestInfo, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(origin + input, init);
    calls.push(request);
    return answer(request);
  });
});

afterEach(() => vi.unstubAllGlobals());

function signIn(token: string, expiresIn = 900) {
  session.adopt({ accessToken: token, expiresIn } as Parameters<typeof session.adopt>[0]);
}

test("a call carries the token of the sign-in", async () => {
  signIn("one");
  answer = () => Response.json({});
  await send(new Request(`${origin}/v1/me`));
  expect(calls.map(bearer)).toEqual(["Bearer one"]);
});

test("the token is renewed once, however many calls were refused", async () => {
  signIn("old");
  answer = (request) => {
    if (request.url.endsWith("/refresh")) return fresh("new");
    return bearer(request) === "Bearer new" ? Response.json({}) : new Response("{}", { status: 401 });
  };
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => send(new Request(`${origin}/v1/posts/${n}`))));
  expect(answers.map((response) => response.status)).toEqual([200, 200, 200, 200, 200]);
  expect(calls.filter((call) => call.url.endsWith("/refresh"))).toHaveLength(1);
});

test("a token that is about to end is renewed before the call", async () => {
  signIn("ending", 5);
  answer = (request) => (request.url.endsWith("/refresh") ? fresh("new") : Response.json({}));
  await send(new Request(`${origin}/v1/me`));
  expect(calls.map((call) => new URL(call.url).pathname)).toEqual(["/v1/auth/refresh", "/v1/me"]);
});

test("a sign-in that can't be renewed ends, and says so", async () => {
  signIn("old");
  const told = vi.fn();
  const stop = session.onSignedOut(told);
  answer = () => Response.json({ code: "unauthenticated", detail: "Sign in.", status: 401, requestId: "r" }, { status: 401 });
  await expect(send(new Request(`${origin}/v1/me`))).rejects.toBeInstanceOf(ApiProblem);
  stop();
  expect(told).toHaveBeenCalledOnce();
  expect(await session.accessToken()).toBeUndefined();
});

test("a change that got no answer is sent once more under the same key", async () => {
  signIn("one");
  let failed = false;
  answer = () => {
    if (failed) return Response.json({});
    failed = true;
    throw new TypeError("network");
  };
  await send(new Request(`${origin}/v1/posts`, { method: "POST", body: "{}", headers: { "Idempotency-Key": "k1" } }));
  expect(calls.map((call) => call.headers.get("Idempotency-Key"))).toEqual(["k1", "k1"]);
});

test("a change without a key is never sent twice", async () => {
  signIn("one");
  answer = () => {
    throw new TypeError("network");
  };
  await expect(send(new Request(`${origin}/v1/tenant`, { method: "PATCH", body: "{}" }))).rejects.toMatchObject({ status: 0 });
  expect(calls).toHaveLength(1);
});

test("signing in carries no token and is not renewed", async () => {
  signIn("one");
  answer = () => new Response("{}", { status: 401 });
  const response = await send(new Request(`${origin}/v1/auth/login`, { method: "POST", body: "{}" }));
  expect(response.status).toBe(401);
  expect(calls.map(bearer)).toEqual([null]);
});

function actAs(token: string) {
  session.actAs({ accessToken: token, expiresIn: 900 } as Parameters<typeof session.actAs>[0], "/admin/tenants/ten_1");
}

test("an operator who acts as somebody calls as them, and then as themselves again", async () => {
  signIn("own");
  actAs("theirs");
  answer = () => Response.json({});
  await send(new Request(`${origin}/v1/me`));
  session.stopActing();
  await send(new Request(`${origin}/v1/me`));
  expect(calls.map(bearer)).toEqual(["Bearer theirs", "Bearer own"]);
});

test("what was asked for as somebody else is never asked for in one's own name", async () => {
  signIn("own");
  actAs("theirs");
  const ended = vi.fn();
  const stop = session.onActingEnded(ended);
  answer = () => new Response("{}", { status: 401 });
  const asked = [1, 2].map((n) => send(new Request(`${origin}/v1/posts/${n}`, { method: "PATCH", body: "{}" })));
  for (const call of asked) await expect(call).rejects.toMatchObject({ code: "impersonation_over" });
  stop();
  expect(calls.map(bearer)).toEqual(["Bearer theirs", "Bearer theirs"]);
  expect(ended).toHaveBeenCalledExactlyOnceWith("/admin/tenants/ten_1");
  expect(await session.accessToken()).toBe("own");
});

test("a renewal of one's own sign-in that comes back late does not end acting as somebody else", async () => {
  signIn("old", 5);
  let reply: (response: Response) => void = () => undefined;
  answer = () => new Promise<Response>((resolve) => (reply = resolve));
  const renewal = session.renew();
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  actAs("theirs");
  reply(fresh("own"));
  await renewal;
  expect(await session.accessToken()).toBe("theirs");
  session.stopActing();
  expect(await session.accessToken()).toBe("own");
});

test("signing out ends acting as somebody else too", async () => {
  signIn("own");
  actAs("theirs");
  session.forget();
  session.stopActing();
  expect(await session.accessToken()).toBeUndefined();
});
