export { addressOf } from "./address";
export { api, ifMatch, take } from "./client";
export { follow } from "./follow";
export { onStandingChanged } from "./standing";
export { ApiProblem, UNREACHABLE } from "./problem";
export * as session from "./session";
