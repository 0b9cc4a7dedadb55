"use client";

import { useEffect, useEffectEvent } from "react";
import { useRouter, useSearchParams } from "next/navigation";

/** Calls back once when someone comes back from the page on which accounts are linked (`?linked=1`). */
export function useArrival(onLinked: () => void): void {
  const router = useRouter();
  const linked = useSearchParams().get("linked") === "1";
  const arrive = useEffectEvent(() => {
    onLinked();
    router.replace("/channels");
  });
  useEffect(() => {
    if (linked) arrive();
  }, [linked]);
}
