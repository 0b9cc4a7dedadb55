"use client";

import { createContext, use } from "react";
import type { Me, Tenant } from "@campaign-os/shared";

const SessionContext = createContext<Me | undefined>(undefined);

export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Below a guard there always is someone. */
export function useMe(): Me {
  const me = use(SessionContext);
  if (!me) throw new Error("useMe is called outside of a guarded area");
  return me;
}

/** The team that is worked in. */
export function useTenant(): Tenant {
  const { tenant } = useMe();
  if (!tenant) throw new Error("useTenant is called outside of a team");
  return tenant;
}

/** What makes or changes content; a team that is about to be erased can do none of it. */
const CONTENT = /^(brands|campaigns|creatives|assets|channels|posts|engines):(write|run|approve)$/;

/** Whether the person may do something, such as "posts:write", in the team as it stands. */
export function useCan(permission: string): boolean {
  const { permissions, tenant } = useMe();
  if (tenant?.status === "closing" && CONTENT.test(permission)) return false;
  return permissions.includes(permission);
}

/** The name under which something half-written is kept: another person or team on this machine does not find it. */
export function useDraftName<T extends string | undefined>(name: T): T | string {
  const { user, tenant } = useMe();
  return name && `${user.id}:${tenant?.id ?? ""}:${name}`;
}
