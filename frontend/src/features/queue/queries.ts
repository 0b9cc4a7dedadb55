import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChannelSlots, ChannelSlotsInput, Post } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";

/** A stretch of a channel's queue. The first part of the key has it read anew when a post changes. */
export const queueQuery = (id: string, span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ["post", "queue", id, span],
    queryFn: ({ signal }) => take(api.GET("/v1/channels/{id}/queue", { params: { path: { id }, query: span }, signal })),
    placeholderData: keepPreviousData,
  });

/** When a channel's queued posts go out. */
export const slotsQuery = (id: string) =>
  queryOptions({
    queryKey: ["channel", id, "slots"],
    queryFn: ({ signal }) => take(api.GET("/v1/channels/{id}/slots", { params: { path: { id } }, signal })),
  });

/** Says anew when a channel's queued posts go out. */
export function useSetSlots(id: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ was, body }: { was: ChannelSlots; body: ChannelSlotsInput }) =>
      take(api.PUT("/v1/channels/{id}/slots", { params: { path: { id }, header: ifMatch(was.version) }, body })),
    onSuccess: (slots) => client.setQueryData(slotsQuery(id).queryKey, slots),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ["channel"] }), client.invalidateQueries({ queryKey: ["post", "queue", id] })]),
  });
}

/** When a post would go out if it were queued now. */
export const nextSlotQuery = (post: Post) =>
  queryOptions({
    queryKey: ["post", post.id, "next-slot", post.version],
    queryFn: ({ signal }) => take(api.GET("/v1/posts/{id}/next-slot", { params: { path: { id: post.id } }, signal })),
    retry: false,
  });
