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

/** Whether the person may do something, such as "posts:write". */
export function useCan(permission: string): boolean {
  return useMe().permissions.includes(permission);
}

/** The name under which something half-written is kept: another person or team on this machine does not find it. */
export function useDraftName<T extends string | undefined>(name: T): T | string {
  const { user, tenant } = useMe();
  return name && `${user.id}:${tenant?.id ?? ""}:${name}`;
}
