"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditEvent } from "@campaign-os/shared";
import { Time } from "@/components/time";
import { IconButton } from "@/components/ui/button";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { deviceName } from "@/lib/device";
import type { Area } from "./event";
import { ChangeLine, Deed, Who } from "./words";

interface AuditTableProps {
  events: AuditEvent[];
  area: Area;
  onOpen: (event: AuditEvent) => void;
}

/** What was done, a row each; on narrow screens a card each. */
export function AuditTable({ events, area, onOpen }: AuditTableProps) {
  const t = useTranslations("audit");
  return (
    <Table label={t("title")} stacked>
      <thead>
        <tr>
          <Th>{t("when")}</Th>
          <Th>{t("who")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("from")}</Th>
          <Th>
            <span className="sr-only">{t("details")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Tr key={event.id} className="max-md:grid-cols-[auto_minmax(0,1fr)]! md:hover:bg-sunken/60">
            <Td className="text-muted max-md:order-2">
              <Time at={event.at} />
            </Td>
            <Td className="max-md:order-3 max-md:text-right">
              <Who event={event} />
            </Td>
            <Td className="max-md:order-1 max-md:col-span-2 max-md:pr-8! md:min-w-64">
              <Deed event={event} area={area} />
              <ChangeLine changes={event.changes} />
              {event.reason && <span className="block max-w-lg truncate text-[0.8125rem] text-muted">{t("because", { reason: event.reason })}</span>}
            </Td>
            <Td className="max-md:hidden">
              <span className="block font-mono text-xs">{event.address}</span>
              <span className="block max-w-40 truncate text-xs text-muted" title={event.device}>
                {event.device && deviceName(event.device)}
              </span>
            </Td>
            <Td className="max-md:absolute max-md:top-1.5 max-md:right-1.5 max-md:p-0 md:w-12 md:pr-2 md:pl-0">
              <IconButton label={t("open", { seq: event.seq })} onClick={() => onOpen(event)}>
                <ChevronRight aria-hidden />
              </IconButton>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
