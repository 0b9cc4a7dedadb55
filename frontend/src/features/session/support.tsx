"use client";

import { createContext, use } from "react";

const SupportContext = createContext<string | undefined>(undefined);

/** Gives an area the address that its people may write to for help. */
export const SupportProvider = SupportContext;

/** The address of the support; undefined where this installation names none. */
export function useSupport(): string | undefined {
  return use(SupportContext);
}
