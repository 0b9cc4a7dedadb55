import { MutationCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem, UNREACHABLE } from "./api";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiProblem;
    mutationMeta: { /** The caller shows the problem itself, at its fields. */ quiet?: boolean };
  }
}

const MAX_RETRIES = 2;

/** Whether asking again may help: the server was not there, or not well. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= MAX_RETRIES) return false;
  return !(error instanceof ApiProblem) || error.status === UNREACHABLE || error.status >= 500;
}

/** The memory of what the API said. Changes that fail are told to `onFailure`, unless their caller shows the problem. */
export function makeQueryClient(onFailure: (problem: ApiProblem) => void): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: worthRetrying }, mutations: { retry: false } },
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (!mutation.meta?.quiet) onFailure(error);
      },
    }),
  });
}
