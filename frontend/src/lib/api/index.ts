export { api, ifMatch, take } from "./client";
export { follow } from "./follow";
export { ApiProblem, UNREACHABLE } from "./problem";
export * as session from "./session";
