import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { DeleteTenantInput, Export } from "@campaign-os/shared";
import { addressOf, api, take } from "@/lib/api";
import { saveFrom } from "@/lib/file";
import { byCursor } from "@/lib/pages";

/** How often the progress of an export is asked for while one is under way. */
const ASK_MS = 2_000;

/** Whether an export is still being made. */
export function isUnderWay({ status }: Pick<Export, "status">): boolean {
  return status === "queued" || status === "running";
}

/** The archives of the team's data, newest first; asked for again and again while one is being made. */
export const exportsQuery = infiniteQueryOptions({
  queryKey: ["export"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/tenant/exports", { params: { query: { limit: 20, cursor: pageParam } }, signal })),
  ...byCursor,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isUnderWay)) ? ASK_MS : false),
});

/** Has all of the team's data written into an archive. */
export function useCreateExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/tenant/export")),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
}

/** Saves an archive; the browser fetches it from the object store by itself. */
export function useSaveExport() {
  return useMutation({
    mutationFn: async ({ id }: Export) => saveFrom(await addressOf(`/v1/tenant/exports/${encodeURIComponent(id)}/content`), `${id}.zip`),
  });
}

/** Starts the grace period after which everything of the team is erased. */
export function useDeleteTenant() {
  const client = useQueryClient();
  return async (body: DeleteTenantInput) => {
    const after = await take(api.DELETE("/v1/tenant", { body }));
    await client.invalidateQueries({ queryKey: ["me"] });
    return after;
  };
}

/** Takes a deletion back. */
export function useRestoreTenant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/tenant/restore")),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
  });
}
