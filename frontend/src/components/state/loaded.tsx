"use client";

import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Failure } from "./failure";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** The shape of what is coming. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** Every screen's way from a query to a view: loading, failed, or there. Old data stays while new is fetched. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure problem={query.error} onRetry={() => query.refetch()} />;
  return (
    <div aria-busy="true" className="contents">
      {skeleton}
    </div>
  );
}
