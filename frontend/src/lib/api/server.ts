import "server-only";
import { createApiClient } from "@campaign-os/shared";

/** Where the API answers, as this server sees it. */
export function apiOrigin(): string {
  return process.env.API_URL ?? "http://127.0.0.1:8080";
}

/** The API as public pages read it while they are rendered: without a person, and never for long. */
export function publicApi() {
  return createApiClient({
    baseUrl: apiOrigin(),
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(3_000), cache: "no-store" }),
  });
}
