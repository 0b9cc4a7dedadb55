import { ApiProblem, readProblem } from "./problem";
import { parseEvents, readText, type ServerEvent } from "./sse";
import { heed } from "./standing";
import { send } from "./transport";

/** Waits between attempts to open a stream again, in milliseconds; the last one repeats. */
const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Follows a stream of events for as long as the signal allows. A stream that breaks is opened again
 * from the event after the last one seen; a refusal that asking again can't change is thrown.
 */
export async function* follow(path: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  let last: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const event of open(path, last, signal)) {
        failures = 0;
        last = event.id ?? last;
        yield event;
      }
    } catch (error) {
      if (signal.aborted || isFinal(error)) throw error;
    }
    await pause(BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0, signal);
    failures += 1;
  }
}

async function* open(path: string, last: string | undefined, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const headers = new Headers({ Accept: "text/event-stream" });
  if (last) headers.set("Last-Event-ID", last);
  const response = await send(new Request(new URL(path, window.location.origin), { headers, signal }));
  if (!response.ok || !response.body) throw heed(await readProblem(response));
  yield* parseEvents(readText(response.body));
}

function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
