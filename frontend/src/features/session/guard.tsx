"use client";

import { useEffect, type ReactNode } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Me } from "@campaign-os/shared";
import { Failure } from "@/components/state/failure";
import { session } from "@/lib/api";
import { SessionProvider } from "./context";
import { meQuery } from "./queries";

/** Where a person must belong to see an area; to the last everybody does who is signed in. */
export type Area = "tenant" | "platform" | "person";

interface GuardProps {
  area: Area;
  skeleton: ReactNode;
  children: ReactNode;
}

/** Lets signed-in people in who belong here, and sends the others where they can go on. */
export function Guard({ area, skeleton, children }: GuardProps) {
  const me = useQuery(meQuery);
  const leave = useLeave();
  const elsewhere = me.data && otherPlace(area, me.data);
  const signedOut = me.error?.status === 401;

  useEffect(() => {
    if (signedOut) leave.toLogin();
    else if (elsewhere) leave.to(elsewhere);
  }, [signedOut, elsewhere, leave]);

  if (me.data && !elsewhere && !signedOut) return <SessionProvider value={me.data}>{children}</SessionProvider>;
  if (me.error && !signedOut) return <Failure problem={me.error} onRetry={() => me.refetch()} className="min-h-dvh" />;
  return skeleton;
}

function otherPlace(area: Area, me: Me): string | undefined {
  if (area === "person") return undefined;
  if (area === "platform" && me.user.platformRole) return me.mfaSetupRequired ? "/second-factor" : undefined;
  if (area === "platform") return "/dashboard";
  if (me.tenant) return undefined;
  return me.user.platformRole ? "/admin" : "/teams";
}

// A sign-in that ends anywhere (here, in another tab, by revocation) empties the memory of answers.
function useLeave() {
  const router = useRouter();
  const client = useQueryClient();
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query ? `${path}?${query}` : path;
  const leave = {
    to: (place: string) => router.replace(place),
    toLogin: () => router.replace(`/login?next=${encodeURIComponent(here)}`),
  };
  useEffect(() =>
    session.onSignedOut(() => {
      client.clear();
      router.replace(`/login?next=${encodeURIComponent(here)}`);
    }),
  [client, router, here]);
  return leave;
}
