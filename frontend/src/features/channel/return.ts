"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useSearchParams } from "next/navigation";

/**
 * Asks which accounts are linked when someone comes back from the linking page: in this tab with
 * `?linked=1` in the address, or to this tab after linking in another.
 */
export function useRefreshOnReturn(refresh: () => void): void {
  const linked = useSearchParams().get("linked") === "1";
  const left = useRef(false);
  const onReturn = useEffectEvent(() => {
    if (document.visibilityState === "hidden") left.current = true;
    else if (left.current) {
      left.current = false;
      refresh();
    }
  });
  const onArrival = useEffectEvent(() => refresh());
  useEffect(() => {
    if (linked) onArrival();
    const listen = () => onReturn();
    document.addEventListener("visibilitychange", listen);
    return () => document.removeEventListener("visibilitychange", listen);
  }, [linked]);
}
