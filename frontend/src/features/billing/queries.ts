import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

export const plansQuery = queryOptions({
  queryKey: ["plan"],
  queryFn: ({ signal }) => take(api.GET("/v1/plans", { signal })),
  staleTime: 300_000,
});

export const subscriptionQuery = queryOptions({
  queryKey: ["subscription"],
  queryFn: ({ signal }) => take(api.GET("/v1/billing/subscription", { signal })),
});

export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: ({ signal }) => take(api.GET("/v1/billing/usage", { signal })),
});

/** What was used of the monthly limits in each of the last twelve months. */
export const historyQuery = queryOptions({
  queryKey: ["usage", "history"],
  queryFn: ({ signal }) => take(api.GET("/v1/billing/usage/history", { params: { query: { months: 12 } }, signal })),
});

export const paymentsQuery = infiniteQueryOptions({
  queryKey: ["payment", "list"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/billing/payments", { params: { query: { limit: 20, cursor: pageParam } }, signal })),
  ...byCursor,
});
