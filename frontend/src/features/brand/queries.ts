import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

export const brandsQuery = infiniteQueryOptions({
  queryKey: ["brand", "list"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/brand-profiles", { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  ...byCursor,
});

export const brandQuery = (id: string) =>
  queryOptions({
    queryKey: ["brand", id],
    queryFn: ({ signal }) => take(api.GET("/v1/brand-profiles/{id}", { params: { path: { id } }, signal })),
  });

/** Deletes a brand profile that no campaign uses. */
export function useDeleteBrand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      take(api.DELETE("/v1/brand-profiles/{id}", { params: { path: { id }, header: ifMatch(version) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["brand"] }),
  });
}
