import type { AuthSession, Impersonation } from "@campaign-os/shared";
import { actingOver, readProblem, unreachable } from "./problem";

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

/** An operator acts as somebody else: their own sign-in waits here, and the page to go back to. */
let acting: { own: Token; back: string } | undefined;

/** Counts the changes of who this tab speaks for. */
let speaker = 0;

let renewal: Promise<AuthSession> | undefined;
const listeners = new Set<() => void>();
const actingListeners = new Set<(back: string) => void>();
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("cos-session");

const SIGNED_OUT = "signed-out";
const MOVED = "moved";

if (channel) channel.onmessage = ({ data }) => (data === MOVED ? load("/dashboard") : forget());

/** Takes over a fresh sign-in; while acting as somebody else it is one's own that is fresh. */
export function adopt(session: AuthSession): void {
  if (acting) acting.own = tokenOf(session);
  else token = tokenOf(session);
}

/** Acts as somebody else from now on; one's own sign-in is kept, and a reload goes back to it. */
export function actAs(impersonation: Impersonation, back: string): void {
  if (!token) throw new Error("actAs is called without a sign-in");
  acting = { own: acting?.own ?? token, back };
  speaker += 1;
  token = tokenOf(impersonation);
}

/** Goes back to one's own sign-in and tells who listens. */
export function stopActing(): void {
  if (!acting) return;
  const { own, back } = acting;
  token = own;
  acting = undefined;
  speaker += 1;
  actingListeners.forEach((listener) => listener(back));
}

/** Tells one who speaks from another: what one asked for must not be asked for by the next. */
export function currentSpeaker(): number {
  return speaker;
}

/** Calls back with the page to go to when acting as somebody else ends. Answers how to stop listening. */
export function onActingEnded(listener: (back: string) => void): () => void {
  actingListeners.add(listener);
  return () => actingListeners.delete(listener);
}

function tokenOf({ accessToken, expiresIn }: { accessToken: string; expiresIn: number }): Token {
  return { value: accessToken, endsAt: Date.now() + expiresIn * 1000 };
}

/** Drops the token and tells who listens that nobody is signed in any more. */
export function forget(): void {
  token = undefined;
  acting = undefined;
  listeners.forEach((listener) => listener());
}

/** Ends the sign-in in the other tabs too. */
export function forgetEverywhere(): void {
  forget();
  channel?.postMessage(SIGNED_OUT);
}

/**
 * The sign-in has gone to another team. Every tab is loaded anew, here at the page that is named, so
 * that nothing of the team before stays in memory: no answer, no upload, no open stream, no half-sent call.
 */
export function beginAnew(path: string): void {
  channel?.postMessage(MOVED);
  load(path);
}

function load(path: string): void {
  window.location.replace(path);
}

/** Calls back when the sign-in ends. Answers how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A token to call with, renewed first where it is about to end; absent where nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (!token) return undefined;
  if (!acting && token.endsAt - Date.now() < EARLY_MS) await renew();
  return token.value;
}

/**
 * Renews the sign-in from the cookie, once, however many callers wait for it. Acting as somebody else
 * can't be renewed: it ends, and what was asked for in that name is not asked for in one's own.
 */
export async function renew(): Promise<AuthSession> {
  if (acting) {
    stopActing();
    throw actingOver();
  }
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
