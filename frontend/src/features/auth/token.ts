"use client";

import { useEffect, useSyncExternalStore } from "react";

const NOTHING = () => () => undefined;

/**
 * The token of a mailed link (`?token=`). It is taken out of the address at once, so that it stays in no
 * history and no screenshot, and kept for this tab, so that a reload or a way by the sign-in finds it again.
 * Undefined until the browser has been asked, "" where there is none.
 */
export function useMailedToken(name: string): string | undefined {
  const key = `cos-token:${name}`;
  const token = useSyncExternalStore(NOTHING, () => inAddress() ?? sessionStorage.getItem(key) ?? "", () => undefined);
  useEffect(() => {
    const found = inAddress();
    if (found === null) return;
    sessionStorage.setItem(key, found);
    window.history.replaceState(null, "", window.location.pathname);
  }, [key]);
  return token;
}

/** The token was used; the tab need not know it any more. */
export function dropMailedToken(name: string): void {
  sessionStorage.removeItem(`cos-token:${name}`);
}

function inAddress(): string | null {
  return new URLSearchParams(window.location.search).get("token");
}
