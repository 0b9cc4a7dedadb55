import type { AdminPayment, QueryOf } from "@campaign-os/shared";
import { isDay } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";

export const PAYMENT_STATUSES = ["pending", "paid", "expired", "failed", "flagged", "refunded", "disputed"] as const satisfies readonly AdminPayment["status"][];

/** Which payments are shown, as the address of the screen holds it; empty: not narrowed. */
export interface PaymentList {
  q: string;
  tenantId: string;
  status: AdminPayment["status"] | "";
  /** First and last calendar day on which a purchase was begun, both included. */
  from: string;
  to: string;
}

/** Reads it from an address; a status that there is not, and a day that is none, is left out. */
export function readPaymentList(params: { get: (name: string) => string | null }): PaymentList {
  const read = (name: keyof PaymentList) => params.get(name)?.trim() ?? "";
  const day = (name: "from" | "to") => (isDay(read(name)) ? read(name) : "");
  return { q: read("q"), tenantId: read("tenantId"), status: PAYMENT_STATUSES.find((word) => word === read("status")) ?? "", from: day("from"), to: day("to") };
}

export type PaymentQuery = QueryOf<"/v1/admin/payments/export">;

/** What the API is asked for: the days become instants of the zone that is shown. */
export function toPaymentQuery({ q, tenantId, status, from, to }: PaymentList, zone: string): PaymentQuery {
  return {
    ...(q && { q }),
    ...(tenantId && { tenantId }),
    ...(status && { status }),
    ...(from && { from: daySpan(from, from, zone).from }),
    ...(to && { to: daySpan(to, to, zone).to }),
  };
}

/** Takes every filter out of an address. */
export const noPaymentFilters = { q: undefined, tenantId: undefined, status: undefined, from: undefined, to: undefined };
