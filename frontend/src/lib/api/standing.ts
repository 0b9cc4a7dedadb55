import type { ApiProblem } from "./problem";

/** What the API says where a person may no longer do what the screen still offers them. */
const CODES = ["tenant_suspended", "tenant_closing", "forbidden"];

const listeners = new Set<() => void>();

/** Calls back when an answer shows that somebody's team or role is not as the screen thinks. Answers how to stop listening. */
export function onStandingChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Looks at a problem for what it tells about the person's standing, and passes it on. */
export function heed(problem: ApiProblem): ApiProblem {
  if (CODES.includes(problem.code)) listeners.forEach((listener) => listener());
  return problem;
}
