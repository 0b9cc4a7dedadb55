"use client";

import { lazy, Suspense, useState, useSyncExternalStore, type ComponentType, type ReactNode } from "react";

/** A part of the app that comes after the page: its code is fetched when it is first drawn, in the browser alone. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, meanwhile: ReactNode = null): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Later(props: P) {
    return useInBrowser() ? (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    ) : (
      meanwhile
    );
  };
}

/** The same for what opens over the page: its code is fetched when it is opened for the first time. */
export function onceOpen<P extends { open: boolean }>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = later(load);
  return function OnceOpen(props: P) {
    const [wanted, setWanted] = useState(props.open);
    if (props.open && !wanted) setWanted(true);
    return wanted ? <Part {...props} /> : null;
  };
}

const never = () => () => undefined;

// What the server draws and what the browser first draws must be the same.
function useInBrowser(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
