"use client";

import type { AuthSession } from "@campaign-os/shared";
import { useRouter, useSearchParams } from "next/navigation";
import { session } from "@/lib/api";
import { safeNext } from "@/lib/url";

/** Takes over a fresh sign-in and goes on to where the person was headed. */
export function useEnter(): (fresh: AuthSession, fallback?: string) => void {
  const router = useRouter();
  const next = useSearchParams().get("next");
  return (fresh, fallback) => {
    session.adopt(fresh);
    router.replace(next ? safeNext(next) : (fallback ?? homeOf(fresh)));
  };
}

function homeOf({ tenant, user }: AuthSession): string {
  if (tenant) return "/dashboard";
  return user.platformRole ? "/admin" : "/teams";
}
