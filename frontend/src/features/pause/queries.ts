import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Pause, PauseInput } from "@campaign-os/shared";
import { api, take } from "@/lib/api";

/** What is not published at present; a team has few of them. */
export const pausesQuery = queryOptions({
  queryKey: ["pause"],
  queryFn: ({ signal }) => take(api.GET("/v1/pauses", { signal })),
});

/** Stops publishing for a while. */
export function useBeginPause() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PauseInput) => take(api.POST("/v1/pauses", { body })),
    meta: { quiet: true },
    onSettled: () => client.invalidateQueries({ queryKey: pausesQuery.queryKey }),
  });
}

/** Publishes again; what fell due meanwhile goes the chosen way. */
export function useEndPause() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ pause, meanwhile }: { pause: Pause; meanwhile: Pause["meanwhile"] }) =>
      take(api.POST("/v1/pauses/{id}/end", { params: { path: { id: pause.id } }, body: { meanwhile } })),
    meta: { quiet: true },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: pausesQuery.queryKey }), client.invalidateQueries({ queryKey: ["post"] })]),
  });
}
