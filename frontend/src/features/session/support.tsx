"use client";

import { createContext, use } from "react";

const SupportContext = createContext<string | null>(null);

/** Gives an area the address that its people may write to for help. */
export const SupportProvider = SupportContext;

/** The address of the support; null where this installation names none. */
export function useSupport(): string | null {
  return use(SupportContext);
}
