import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Integration, IntegrationInput } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";

/** Whose settings: the platform's, which every team falls back on, or the team's own. */
export type Scope = "platform" | "team";

/** A provider that teams may have keys of their own for. */
type OwnProvider = "gemini" | "ayrshare";

const keyOf = (scope: Scope) => ["integrations", scope];

export const integrationsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: keyOf(scope),
    queryFn: ({ signal }) => take(scope === "platform" ? api.GET("/v1/admin/integrations", { signal }) : api.GET("/v1/integrations", { signal })),
  });

/** What is typed, and the version that it is to replace. */
interface Change {
  integration: Integration;
  body: IntegrationInput;
}

function put(scope: Scope, { integration: { provider, version }, body }: Change): Promise<Integration> {
  const header = ifMatch(version);
  if (scope === "platform") return take(api.PUT("/v1/admin/integrations/{provider}", { params: { path: { provider }, header }, body }));
  return take(api.PUT("/v1/integrations/{provider}", { params: { path: { provider: provider as OwnProvider }, header }, body }));
}

function remove(scope: Scope, { provider, version }: Integration): Promise<unknown> {
  const header = ifMatch(version);
  if (scope === "platform") return take(api.DELETE("/v1/admin/integrations/{provider}", { params: { path: { provider }, header } }));
  return take(api.DELETE("/v1/integrations/{provider}", { params: { path: { provider: provider as OwnProvider }, header } }));
}

function test(scope: Scope, { integration: { provider }, body }: Change) {
  if (scope === "platform") return take(api.POST("/v1/admin/integrations/{provider}/test", { params: { path: { provider } }, body }));
  return take(api.POST("/v1/integrations/{provider}/test", { params: { path: { provider: provider as OwnProvider } }, body }));
}

function useRefresh(scope: Scope) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keyOf(scope) });
}

/** Stores settings. */
export function useSaveIntegration(scope: Scope) {
  return useMutation({ meta: { quiet: true }, mutationFn: (change: Change) => put(scope, change), onSettled: useRefresh(scope) });
}

/** Removes what is stored, so that what is below it is in force again. */
export function useRemoveIntegration(scope: Scope) {
  return useMutation({ mutationFn: (integration: Integration) => remove(scope, integration), onSettled: useRefresh(scope) });
}

/** Asks the provider, with what is stored or what is typed. */
export function useTestIntegration(scope: Scope) {
  return useMutation({ meta: { quiet: true }, mutationFn: (change: Change) => test(scope, change) });
}
