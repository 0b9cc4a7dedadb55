"use client";

import { useMutation } from "@tanstack/react-query";
import type { CheckoutInput } from "@campaign-os/shared";
import { api, take } from "@/lib/api";

/** Opens the payment page of one period of a plan, and leads there. */
export function useCheckout() {
  return useMutation({
    mutationFn: (body: CheckoutInput) => take(api.POST("/v1/billing/checkout-sessions", { body })),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}
