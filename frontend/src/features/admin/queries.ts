import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import type { OverrideInput } from "@campaign-os/shared";
import { api, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

export const statsQuery = queryOptions({
  queryKey: ["admin", "stats"],
  queryFn: ({ signal }) => take(api.GET("/v1/admin/stats", { signal })),
});

export const tenantsQuery = infiniteQueryOptions({
  queryKey: ["admin", "tenants"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/admin/tenants", { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  ...byCursor,
});

export const tenantQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "tenant", id],
    queryFn: ({ signal }) => take(api.GET("/v1/admin/tenants/{id}", { params: { path: { id } }, signal })),
  });

/** Grants or ends a tenant's subscription without a payment. */
export function useOverride(id: string) {
  const client = useQueryClient();
  return async (body: OverrideInput) => {
    const after = await take(api.PUT("/v1/admin/tenants/{id}/subscription", { params: { path: { id } }, body }));
    client.setQueryData(tenantQuery(id).queryKey, after);
    void client.invalidateQueries({ queryKey: ["admin"] });
  };
}
