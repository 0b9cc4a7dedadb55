import type { AdminPayment, QueryOf } from "@campaign-os/shared";

export const PAYMENT_STATUSES = ["pending", "paid", "expired", "failed", "flagged", "refunded", "disputed"] as const satisfies readonly AdminPayment["status"][];

/** Which payments are shown; the address of the screen holds it. */
export type PaymentQuery = QueryOf<"/v1/admin/payments/export">;

/** Reads it from an address; a status that there is not is left out. */
export function readPaymentQuery(params: { get: (name: string) => string | null }): PaymentQuery {
  const status = PAYMENT_STATUSES.find((word) => word === params.get("status"));
  const q = params.get("q")?.trim();
  const tenantId = params.get("tenantId")?.trim();
  return { ...(q && { q }), ...(tenantId && { tenantId }), ...(status && { status }) };
}
