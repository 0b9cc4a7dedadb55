import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Asset, QueryOf } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

type Filter = Pick<QueryOf<"/v1/assets">, "kind">;

/** While a file is being examined, it is asked about this often, should the event of its end be missed. */
const EXAMINED_MS = 2_000;

export const assetsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["asset", "list", filter],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/assets", { params: { query: { ...filter, limit: 60, cursor: pageParam } }, signal })),
    ...byCursor,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.data.some((asset) => asset.status === "processing")) ? EXAMINED_MS : false),
  });

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: ["asset", id],
    queryFn: ({ signal }) => take(api.GET("/v1/assets/{id}", { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.status === "processing" ? EXAMINED_MS : false),
  });

export function useUpdateAsset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ asset, altText }: { asset: Asset; altText: string }) =>
      take(api.PATCH("/v1/assets/{id}", { params: { path: { id: asset.id }, header: ifMatch(asset.version) }, body: { altText } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["asset"] }),
  });
}

export function useDeleteAsset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asset: Asset) => take(api.DELETE("/v1/assets/{id}", { params: { path: { id: asset.id }, header: ifMatch(asset.version) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["asset"] }),
  });
}
