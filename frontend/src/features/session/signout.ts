"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api, session, take } from "@/lib/api";

/** Ends the sign-in here, in the other tabs and at the API, and goes on to a page. */
export function useSignOut(next = "/login") {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/auth/logout")),
    onSuccess: () => {
      client.clear();
      router.replace(next);
      session.forgetEverywhere();
    },
  });
}
