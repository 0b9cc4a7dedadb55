"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api, session, take } from "@/lib/api";

/** Ends the sign-in here, in the other tabs and at the API. */
export function useSignOut() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/auth/logout")),
    onSuccess: () => {
      client.clear();
      router.replace("/login");
      session.forgetEverywhere();
    },
  });
}
