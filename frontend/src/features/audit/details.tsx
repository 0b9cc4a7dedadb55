"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "next-intl";
import type { AuditChange, AuditEvent } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { useZone } from "@/features/session/zone";
import { formatInstant, zoneLabel } from "@/lib/time";
import { valueText, type Area } from "./event";
import { Deed, useAuditWords, Who } from "./words";

interface DetailsProps {
  event: AuditEvent;
  area: Area;
  onClose: () => void;
  /** Narrows the log, such as to all that was done to the same thing. */
  onNarrow: (changes: Record<string, string | undefined>) => void;
}

/** Everything that the log holds about one event. */
export function AuditDetails({ event, area, onClose, onNarrow }: DetailsProps) {
  const t = useTranslations("audit");
  const c = useTranslations("common");
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t("event", { seq: event.seq })} closeLabel={c("close")}>
      <p className="text-base">
        <Deed event={event} area={area} />
      </p>
      <dl className="mt-4 grid gap-x-4 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Line label={t("when")}>
          <When at={event.at} />
        </Line>
        <Line label={t("who")}>
          <Who event={event} />
        </Line>
        {event.reason && <Line label={t("reason")}>{event.reason}</Line>}
        {event.address && <Line label={t("address")} value={event.address} />}
        {event.device && <Line label={t("device")}>{event.device}</Line>}
      </dl>
      <Changes changes={event.changes} />
      <div className="my-5 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onNarrow({ target: event.targetId, action: undefined })}>
          {t("sameTarget")}
        </Button>
        <Button size="sm" onClick={() => onNarrow({ actor: event.actor.id })}>
          {t("sameActor")}
        </Button>
      </div>
      <dl className="grid gap-x-4 gap-y-3 border-t pt-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Line label={t("action")} value={event.action} />
        <Line label={t("target")} value={event.targetId} />
        <Line label={t("actorId")} value={event.actor.id} />
        {event.actor.operator && <Line label={t("operatorId")} value={event.actor.operator} />}
        {event.requestId && <Line label={t("request")} value={event.requestId} />}
        <Line label={t("hash")} value={event.hash} />
      </dl>
    </Sheet>
  );
}

function When({ at }: { at: string }) {
  const locale = useLocale();
  const { zone } = useZone();
  return (
    <time dateTime={at}>
      {formatInstant(at, zone, locale, "full")}, {zoneLabel(zone, locale, new Date(at))}
    </time>
  );
}

function Line({ label, value, children }: { label: string; value?: string; children?: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-[0.8125rem] text-muted max-sm:-mb-2.5">{label}</dt>
      <dd className="min-w-0 text-sm break-words">{value === undefined ? children : <span className="font-mono text-xs break-all">{value}</span>}</dd>
    </div>
  );
}

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  if (changes.length === 0) return null;
  return (
    <table className="mt-5 w-full table-fixed border-collapse text-[0.8125rem]">
      <caption className="sr-only">{t("changes")}</caption>
      <thead>
        <tr className="text-left text-xs text-muted">
          {(["field", "before", "after"] as const).map((name) => (
            <th key={name} scope="col" className="border-b py-1.5 pr-3 font-medium">
              {t(`column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field} className="border-b align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal break-words">
              {words.field(change.field)}
            </th>
            <Value json={change.before} className="text-muted" />
            <Value json={change.after} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ json, className = "" }: { json?: string; className?: string }) {
  const t = useTranslations("audit");
  const text = valueText(json);
  return <td className={`py-1.5 pr-3 break-words whitespace-pre-wrap ${className}`}>{text === "(not shown)" ? t("notShown") : text || "–"}</td>;
}
