"use client";

import type { ReactNode } from "react";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Failure } from "./failure";

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

interface PagesProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  skeleton: ReactNode;
  empty: ReactNode;
  children: (rows: T[]) => ReactNode;
}

/** A list that comes in pages: loading, failed, empty, or its rows and a way to more of them. */
export function Pages<T>({ query, skeleton, empty, children }: PagesProps<T>) {
  const t = useTranslations("state");
  if (query.data === undefined) {
    if (query.error) return <Failure problem={query.error} onRetry={() => query.refetch()} />;
    return (
      <div aria-busy="true" className="contents">
        {skeleton}
      </div>
    );
  }
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return empty;
  return (
    <>
      {children(rows)}
      {query.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}
