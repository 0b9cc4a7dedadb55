import { actingOver, unreachable } from "./problem";
import { accessToken, currentSpeaker, renew } from "./session";

/** Paths that are called without a sign-in, or make one. */
const OPEN = /^\/v1\/(auth\/|plans$)/;

/** How long to wait before a call that got no answer is sent once more. */
const RETRY_MS = 600;

/**
 * Sends a request as the person who is signed in. A 401 renews the sign-in and asks once more; a call
 * that got no answer is repeated once where repeating is safe.
 */
export async function send(request: Request): Promise<Response> {
  const open = OPEN.test(new URL(request.url).pathname);
  const speaker = currentSpeaker();
  const response = await attempt(request, open ? undefined : await accessToken());
  if (response.status !== 401 || open) return response;
  if (speaker !== currentSpeaker()) throw actingOver();
  await renew();
  return attempt(request, await accessToken());
}

async function attempt(request: Request, bearer: string | undefined): Promise<Response> {
  try {
    return await fetch(withToken(request, bearer));
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (!isRepeatable(request)) throw unreachable(new URL(request.url).pathname);
  }
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  return fetch(withToken(request, bearer)).catch(() => {
    throw unreachable(new URL(request.url).pathname);
  });
}

// The body of a request can be read once only; each attempt sends a copy.
function withToken(request: Request, bearer: string | undefined): Request {
  const copy = request.clone();
  if (bearer) copy.headers.set("Authorization", `Bearer ${bearer}`);
  return copy;
}

function isRepeatable(request: Request): boolean {
  return request.method === "GET" || request.headers.has("Idempotency-Key");
}
