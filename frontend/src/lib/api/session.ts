import type { AuthSession } from "@campaign-os/shared";
import { readProblem, unreachable } from "./problem";

/**
 * The sign-in of this tab. The access token lives here, in memory, and nowhere else; the refresh
 * token is an httpOnly cookie that no script sees.
 */
interface Token {
  value: string;
  /** When it ends, by this machine's clock, in milliseconds. */
  endsAt: number;
}

/** Renew this long before the end, so that a call does not travel with a token that ends on the way. */
const EARLY_MS = 20_000;

/** One lock over all tabs: the refresh token rotates, and two tabs must not spend the same one. */
const LOCK = "cos-refresh";

let token: Token | undefined;
let renewal: Promise<AuthSession> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("cos-session");

if (channel) channel.onmessage = () => forget();

/** Takes over a fresh sign-in. */
export function adopt(session: AuthSession): void {
  token = { value: session.accessToken, endsAt: Date.now() + session.expiresIn * 1000 };
}

/** Drops the token and tells who listens that nobody is signed in any more. */
export function forget(): void {
  token = undefined;
  listeners.forEach((listener) => listener());
}

/** Ends the sign-in in the other tabs too. */
export function forgetEverywhere(): void {
  forget();
  channel?.postMessage("signed-out");
}

/** Calls back when the sign-in ends. Answers how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A token to call with, renewed first where it is about to end; absent where nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (!token) return undefined;
  if (token.endsAt - Date.now() < EARLY_MS) await renew();
  return token.value;
}

/** Renews the sign-in from the cookie, once, however many callers wait for it. */
export function renew(): Promise<AuthSession> {
  renewal ??= alone(requestRenewal).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function alone(work: () => Promise<AuthSession>): Promise<AuthSession> {
  if (typeof navigator === "undefined" || !navigator.locks) return work();
  return await navigator.locks.request(LOCK, work);
}

async function requestRenewal(): Promise<AuthSession> {
  const path = "/v1/auth/refresh";
  const response = await fetch(path, { method: "POST", headers: { Accept: "application/json" } }).catch(() => {
    throw unreachable(path);
  });
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.status === 401) forget();
    throw problem;
  }
  const session = (await response.json()) as AuthSession;
  adopt(session);
  return session;
}
