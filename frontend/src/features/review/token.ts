"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/**
 * The token of a review link, which stands behind the "#" of the address: no server's log sees it, and the
 * address can be kept. Undefined until the browser has been asked, "" where there is none.
 */
export function useReviewToken(): string | undefined {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1), () => undefined);
}
