/**
 * The contract of the API in TypeScript: every type is generated from openapi.yaml
 * (`npm run generate`), and the client below knows each path, parameter, body and answer.
 */
import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./schema";

export type * from "./schema";
export * from "./requirements";

/** A client that can call what openapi.yaml describes, and nothing else. */
export type ApiClient = Client<paths>;

/** Makes a client; `fetch` is where a caller adds credentials and retries. */
export function createApiClient(options: ClientOptions): ApiClient {
  return createFetchClient<paths>(options);
}

/** The query parameters that a GET takes. */
export type QueryOf<P extends keyof paths> = paths[P] extends {
  get: { parameters: { query?: infer Q } };
}
  ? NonNullable<Q>
  : never;
