"use client";

import type { ReactNode } from "react";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import type { AuditEventList } from "@campaign-os/shared";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Card, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import type { Option } from "@/components/ui/select";
import { useSetUrl, useUrlState } from "@/lib/url";
import type { Area } from "./event";
import { FilterBar } from "./filterbar";
import { isNarrowed, readFilters, type AuditFilters } from "./filters";
import { AuditTable } from "./table";

const AuditDetails = later(() => import("./details").then((module) => module.AuditDetails));

/** What the address narrows the log to. */
export function useAuditFilters(): AuditFilters {
  return readFilters(useSearchParams());
}

interface AuditViewProps {
  area: Area;
  query: UseInfiniteQueryResult<InfiniteData<AuditEventList>>;
  people?: readonly Option[];
  /** Filters of this area alone. */
  children?: ReactNode;
}

/** The log with its filters; an event that is open is in the address too. */
export function AuditView({ area, query, people, children }: AuditViewProps) {
  const t = useTranslations("audit");
  const filters = useAuditFilters();
  const set = useSetUrl();
  const [open, setOpen] = useUrlState<string>("event", "");
  const shown = query.data?.pages.flatMap((page) => page.data).find((event) => event.id === open);
  const narrowed = isNarrowed(filters);
  return (
    <>
      <FilterBar filters={filters} set={set} people={people}>
        {children}
      </FilterBar>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-96" />}
        empty={
          <Card>
            <Empty icon={<ScrollText aria-hidden />} title={t(narrowed ? "nothingFound" : "emptyTitle")}>
              {t(narrowed ? "nothingFoundText" : "emptyText")}
            </Empty>
          </Card>
        }
      >
        {(events) => <AuditTable events={events} area={area} onOpen={(event) => setOpen(event.id)} />}
      </Pages>
      {shown && <AuditDetails event={shown} area={area} onClose={() => setOpen("")} onNarrow={(changes) => set({ ...changes, event: undefined })} />}
    </>
  );
}
