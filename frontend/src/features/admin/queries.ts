import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import type { AdminPlan, AdminPlanInput, AdminPlanPatch, AdminUser, ImpersonateInput, OverrideInput, QueryOf, ReasonInput, ReviewInput } from "@campaign-os/shared";
import { api, ifMatch, session, take } from "@/lib/api";
import { saveFile } from "@/lib/file";
import { byCursor } from "@/lib/pages";
import type { PaymentQuery } from "./paymentlist";

export const statsQuery = queryOptions({
  queryKey: ["admin", "stats"],
  queryFn: ({ signal }) => take(api.GET("/v1/admin/stats", { signal })),
});

/** A rotation that runs is asked about this often. */
const ROTATING_MS = 2_000;

export const rotationQuery = queryOptions({
  queryKey: ["admin", "rotation"],
  queryFn: ({ signal }) => take(api.GET("/v1/admin/keys/rotation", { signal })),
  refetchInterval: ({ state }) => state.data?.state === "running" && ROTATING_MS,
});

/** The tenants that are looked for, in the order that is asked for. */
export const tenantsQuery = (wanted: QueryOf<"/v1/admin/tenants/export">) =>
  infiniteQueryOptions({
    queryKey: ["admin", "tenants", wanted],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/admin/tenants", { params: { query: { ...wanted, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

/** Saves the same as a file. */
export function useTenantSheet() {
  return useMutation({
    mutationFn: async (wanted: QueryOf<"/v1/admin/tenants/export">) =>
      saveFile(await take(api.GET("/v1/admin/tenants/export", { params: { query: wanted }, parseAs: "blob" })), "tenants.csv"),
  });
}

export const tenantQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "tenant", id],
    queryFn: ({ signal }) => take(api.GET("/v1/admin/tenants/{id}", { params: { path: { id } }, signal })),
  });

/** Changes a tenant's subscription without a payment. */
export function useOverride(id: string) {
  const client = useQueryClient();
  return async (body: OverrideInput) => {
    const after = await take(api.PUT("/v1/admin/tenants/{id}/subscription", { params: { path: { id } }, body }));
    client.setQueryData(tenantQuery(id).queryKey, after);
    void client.invalidateQueries({ queryKey: ["admin"] });
  };
}

/** Stops a tenant's people, keys and posts, or lets them go on; nothing is lost either way. */
export function useStanding(id: string) {
  const client = useQueryClient();
  return async (deed: "suspend" | "reactivate", body: ReasonInput) => {
    const path = { params: { path: { id } }, body };
    const after = await take(deed === "suspend" ? api.POST("/v1/admin/tenants/{id}/suspend", path) : api.POST("/v1/admin/tenants/{id}/reactivate", path));
    client.setQueryData(tenantQuery(id).queryKey, after);
    void client.invalidateQueries({ queryKey: ["admin"] });
  };
}

/** The people of the platform, newest first, or the one with an address. */
export const usersQuery = (email: string) =>
  infiniteQueryOptions({
    queryKey: ["admin", "users", email],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/admin/users", { params: { query: { limit: 50, cursor: pageParam, ...(email && { email }) } }, signal })),
    ...byCursor,
  });

/** Finds a person of a tenant by their address; undefined where nobody of the tenant has it. */
export async function findMember(tenantId: string, email: string): Promise<AdminUser | undefined> {
  const { data } = await take(api.GET("/v1/admin/users", { params: { query: { email } } }));
  return data.find(({ tenants }) => tenants.some((place) => place.tenantId === tenantId));
}

/** Begins to act as a person of a tenant and goes to their app; back leads to where this began. */
export function useImpersonate() {
  const router = useRouter();
  const back = usePathname();
  return async (tenantId: string, body: ImpersonateInput) => {
    session.actAs(await take(api.POST("/v1/admin/tenants/{id}/impersonate", { params: { path: { id: tenantId } }, body })), back);
    router.push("/dashboard");
  };
}

/** Every plan, smallest first. */
export const adminPlansQuery = queryOptions({
  queryKey: ["admin", "plans"],
  queryFn: ({ signal }) => take(api.GET("/v1/admin/plans", { signal })),
});

export const adminPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "plan", id],
    queryFn: ({ signal }) => take(api.GET("/v1/admin/plans/{id}", { params: { path: { id } }, signal })),
  });

/** What a plan was, newest first. */
export const planVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "plan", id, "versions"],
    queryFn: ({ signal }) => take(api.GET("/v1/admin/plans/{id}/versions", { params: { path: { id } }, signal })),
  });

/** Makes a plan, or the next version of one. */
export function useSavePlan() {
  const client = useQueryClient();
  const forget = () => Promise.all([client.invalidateQueries({ queryKey: ["admin"] }), client.invalidateQueries({ queryKey: ["plan"] })]);
  return {
    create: async (body: AdminPlanInput) => {
      await take(api.POST("/v1/admin/plans", { body }));
      await forget();
    },
    change: async ({ id, version }: AdminPlan, body: AdminPlanPatch) => {
      await take(api.PATCH("/v1/admin/plans/{id}", { params: { path: { id }, header: ifMatch(version) }, body }));
      await forget();
    },
  };
}

/** The payments that are looked for, newest first. */
export const adminPaymentsQuery = (wanted: PaymentQuery) =>
  infiniteQueryOptions({
    queryKey: ["admin", "payments", wanted],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/admin/payments", { params: { query: { ...wanted, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

/** Saves the same as a file. */
export function usePaymentSheet() {
  return useMutation({
    mutationFn: async (wanted: PaymentQuery) => saveFile(await take(api.GET("/v1/admin/payments/export", { params: { query: wanted }, parseAs: "blob" })), "payments.csv"),
  });
}

/** One payment, with what Stripe says of it at this moment. */
export const adminPaymentQuery = (id: string) =>
  queryOptions({
    queryKey: ["admin", "payment", id],
    queryFn: ({ signal }) => take(api.GET("/v1/admin/payments/{id}", { params: { path: { id } }, signal })),
  });

/** What does not fit about payments, newest first. */
export const mismatchesQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ["admin", "mismatches", open],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/admin/mismatches", { params: { query: { open, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

/** Notes what an operator found out. */
export function useReview() {
  const client = useQueryClient();
  return async (id: string, body: ReviewInput) => {
    await take(api.POST("/v1/admin/mismatches/{id}/review", { params: { path: { id } }, body }));
    await client.invalidateQueries({ queryKey: ["admin"] });
  };
}

/** What was sold in each of the last twelve months. */
export const revenueQuery = queryOptions({
  queryKey: ["admin", "revenue"],
  queryFn: ({ signal }) => take(api.GET("/v1/admin/revenue", { params: { query: { months: 12 } }, signal })),
});
