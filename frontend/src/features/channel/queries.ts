import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Channel } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";

/** Every account that posts go to; no plan has more than one page of them. */
export const channelsQuery = queryOptions({
  queryKey: ["channel", "list"],
  queryFn: ({ signal }) => take(api.GET("/v1/channels", { params: { query: { limit: 100 } }, signal })),
});

export const networksQuery = queryOptions({
  queryKey: ["network"],
  queryFn: ({ signal }) => take(api.GET("/v1/networks", { signal })),
  staleTime: Infinity,
});

/** Opens the page on which accounts are linked. */
export function useConnect() {
  return useMutation({ mutationFn: () => take(api.POST("/v1/channels/connect", { body: { returnPath: "/channels?linked=1" } })) });
}

/** Asks the provider anew which accounts are linked. */
export function useRefreshChannels() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/channels/refresh")),
    onSuccess: async (channels) => {
      // A list that was asked for before must not arrive later and take the new accounts away again.
      await client.cancelQueries({ queryKey: channelsQuery.queryKey });
      client.setQueryData(channelsQuery.queryKey, channels);
    },
  });
}

export function useDisconnect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (channel: Channel) => take(api.DELETE("/v1/channels/{id}", { params: { path: { id: channel.id }, header: ifMatch(channel.version) } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["channel"] }),
  });
}
