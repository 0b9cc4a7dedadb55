import { infiniteQueryOptions, queryOptions, useMutation } from "@tanstack/react-query";
import { api, take } from "@/lib/api";
import { saveFile } from "@/lib/file";
import { byCursor } from "@/lib/pages";
import type { AuditQuery } from "./filters";

/** The log of the team, newest first. */
export const auditQuery = (narrowed: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ["audit", narrowed],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/audit-events", { params: { query: { ...narrowed, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

/** The log of every team and of the operators, newest first. */
export const adminAuditQuery = (tenantId: string, narrowed: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit", tenantId, narrowed],
    queryFn: ({ pageParam, signal }) =>
      take(api.GET("/v1/admin/audit-events", { params: { query: { ...narrowed, ...(tenantId && { tenantId }), limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

/** The people whose deeds the log can be narrowed to. */
export const peopleQuery = queryOptions({
  queryKey: ["audit", "people"],
  queryFn: ({ signal }) => take(api.GET("/v1/tenant/members", { params: { query: { limit: 100 } }, signal })),
});

/** Saves what the log is narrowed to as a file of comma-separated values. */
export function useExportAudit() {
  return useMutation({
    mutationFn: async ({ narrowed, filename }: { narrowed: AuditQuery; filename: string }) => {
      const csv = await take(api.GET("/v1/audit-events/export", { params: { query: narrowed }, parseAs: "blob" }));
      saveFile(csv, filename);
    },
  });
}
