"use client";

import { useCallback } from "react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";

/** A piece of a screen's state that lives in its address, so that Back and links work. */
export function useUrlState<T extends string>(name: string, fallback: T, allowed?: readonly T[]): [T, (value: T) => void] {
  const params = useSearchParams();
  const set = useSetUrl();
  const found = params.get(name) as T | null;
  const value = found !== null && (!allowed || allowed.includes(found)) ? found : fallback;
  return [value, useCallback((next: T) => set({ [name]: next === fallback ? undefined : next }), [set, name, fallback])];
}

/** Changes several pieces of the address's state at once; undefined takes one out. */
export function useSetUrl(): (changes: Record<string, string | undefined>) => void {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  return useCallback(
    (changes) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      router.push(query ? `${path}?${query}` : path, { scroll: false });
    },
    [router, path, params],
  );
}

/** The path to go on to after signing in; only one of our own is followed. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/dashboard";
}
