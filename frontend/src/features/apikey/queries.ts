import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ApiKey, ApiKeyInput, ApiKeySecret } from "@campaign-os/shared";
import { api, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

/** The team's keys, newest first; each page says too what a key may be given. */
export const keysQuery = infiniteQueryOptions({
  queryKey: ["apikey", "list"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/api-keys", { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  ...byCursor,
});

function useRefreshKeys(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([["apikey"], ["usage"]].map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Makes a key; its secret is in this answer and nowhere else. */
export function useCreateKey(): (body: ApiKeyInput) => Promise<ApiKeySecret> {
  const refresh = useRefreshKeys();
  return async (body) => {
    const made = await take(api.POST("/v1/api-keys", { body }));
    void refresh();
    return made;
  };
}

/** Gives a key a new secret; the one before works for some hours more. */
export function useRotateKey(key: ApiKey) {
  const refresh = useRefreshKeys();
  return useMutation({
    mutationFn: (overlapHours: number) => take(api.POST("/v1/api-keys/{id}/rotate", { params: { path: { id: key.id } }, body: { overlapHours } })),
    onSettled: refresh,
    // The answer holds a secret: it is forgotten with the window that shows it.
    gcTime: 0,
  });
}

/** Revokes a key at once. */
export function useRevokeKey(key: ApiKey) {
  const refresh = useRefreshKeys();
  return useMutation({ mutationFn: () => take(api.DELETE("/v1/api-keys/{id}", { params: { path: { id: key.id } } })), onSettled: refresh });
}
