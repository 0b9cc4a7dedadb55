import { createApiClient, type ApiClient } from "@campaign-os/shared";
import { toProblem } from "./problem";
import { heed } from "./standing";
import { send } from "./transport";

/** The one way to the API from the browser. */
export const api: ApiClient = createApiClient({
  baseUrl: typeof window === "undefined" ? "http://localhost" : window.location.origin,
  fetch: send,
});

api.use({
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    return request;
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a call, or its problem thrown. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw heed(toProblem(response, error));
  return data as T;
}

/** Header that makes a change fail with 412 where someone else changed the thing meanwhile. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
