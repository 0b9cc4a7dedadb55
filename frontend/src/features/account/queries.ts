import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { MePatch } from "@campaign-os/shared";
import { api, ifMatch, session, take } from "@/lib/api";
import { useMe } from "@/features/session/context";

/** Every place where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ["session", "list"],
  queryFn: ({ signal }) => take(api.GET("/v1/me/sessions", { signal })),
});

/** The teams that the person belongs to. */
export const myTenantsQuery = queryOptions({
  queryKey: ["mytenant", "list"],
  queryFn: ({ signal }) => take(api.GET("/v1/me/tenants", { signal })),
});

/** Has everything about the signed-in person asked for anew. */
export function useRefreshMe(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["me"] });
}

export function useSaveMe(): (body: MePatch) => Promise<void> {
  const { user } = useMe();
  const refresh = useRefreshMe();
  return async (body) => {
    await take(api.PATCH("/v1/me", { params: { header: ifMatch(user.version) }, body }));
    await refresh();
  };
}

export function useCancelEmailChange() {
  const refresh = useRefreshMe();
  return useMutation({ mutationFn: () => take(api.DELETE("/v1/me/email")), onSuccess: refresh });
}

/** Ends one sign-in. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE("/v1/me/sessions/{id}", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["session"] }),
  });
}

/** Ends every sign-in but this one. */
export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE("/v1/me/sessions", { params: { query: { except: "current" } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["session"] }),
  });
}

/** Takes this sign-in to another of the person's teams; everything begins anew there. */
export function useSwitchTenant() {
  return useMutation({
    mutationFn: (id: string) => take(api.POST("/v1/me/tenants/{id}/switch", { params: { path: { id } } })),
    onSuccess: () => session.beginAnew("/dashboard"),
  });
}
