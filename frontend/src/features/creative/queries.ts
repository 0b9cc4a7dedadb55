import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Creative, QueryOf } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

type Filter = Pick<QueryOf<"/v1/creatives">, "campaignId">;

export const creativesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["creative", "list", filter],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/creatives", { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

export const creativeQuery = (id: string) =>
  queryOptions({
    queryKey: ["creative", id],
    queryFn: ({ signal }) => take(api.GET("/v1/creatives/{id}", { params: { path: { id } }, signal })),
  });

export function useDeleteCreative() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (creative: Creative) => take(api.DELETE("/v1/creatives/{id}", { params: { path: { id: creative.id }, header: ifMatch(creative.version) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["creative"] }),
  });
}
