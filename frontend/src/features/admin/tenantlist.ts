import type { QueryOf } from "@campaign-os/shared";

export const STATUSES = ["active", "suspended", "closing"] as const;
export const SUBSCRIPTIONS = ["trialing", "active", "inactive"] as const;
export const SORTS = ["created", "name", "endsAt", "spend"] as const;

export type TenantSort = (typeof SORTS)[number];

/** What the list of tenants shows, and in which order; the address of the screen holds it. */
export interface TenantList {
  q: string;
  status: (typeof STATUSES)[number] | "";
  subscription: (typeof SUBSCRIPTIONS)[number] | "";
  planId: string;
  sort: TenantSort;
  order: "asc" | "desc";
}

/** Names are read from A on, all else from the latest or largest. */
const firstOrder = (sort: TenantSort): TenantList["order"] => (sort === "name" ? "asc" : "desc");

const oneOf = <T extends string>(words: readonly T[], value: string | null) => words.find((word) => word === value);

/** Reads the list from an address; what is none of the words is left out. */
export function readTenantList(params: { get: (name: string) => string | null }): TenantList {
  const sort = oneOf(SORTS, params.get("sort")) ?? "created";
  return {
    q: params.get("q")?.trim() ?? "",
    status: oneOf(STATUSES, params.get("status")) ?? "",
    subscription: oneOf(SUBSCRIPTIONS, params.get("subscription")) ?? "",
    planId: params.get("planId") ?? "",
    sort,
    order: oneOf(["asc", "desc"] as const, params.get("order")) ?? firstOrder(sort),
  };
}

/** What the API is asked for. */
export function toTenantQuery({ q, status, subscription, planId, sort, order }: TenantList): QueryOf<"/v1/admin/tenants/export"> {
  return { sort, order, ...(q && { q }), ...(status && { status }), ...(subscription && { subscription }), ...(planId && { planId }) };
}

/** What a press on a column changes in the address: another order begins its own way, the same one turns around. */
export function sortedBy(list: TenantList, sort: TenantSort): { sort: string; order: string | undefined } {
  const turned = list.order === "asc" ? "desc" : "asc";
  return { sort, order: list.sort === sort ? turned : undefined };
}

export const isNarrowed = ({ q, status, subscription, planId }: TenantList) => [q, status, subscription, planId].some(Boolean);

/** Takes every filter out of an address. */
export const noTenantFilters = { q: undefined, status: undefined, subscription: undefined, planId: undefined };
