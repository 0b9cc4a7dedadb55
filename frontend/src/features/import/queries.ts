import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ImportInput } from "@campaign-os/shared";
import { api, take } from "@/lib/api";

/** Looks a file of posts through, or brings them. */
export function useImport() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: ImportInput) => take(api.POST("/v1/posts/import", { body })),
    onSuccess: (_done, body) => {
      if (body.dryRun) return;
      return Promise.all([client.invalidateQueries({ queryKey: ["post"] }), client.invalidateQueries({ queryKey: ["calendar"] })]);
    },
  });
}
