import type { QueryOf } from "@campaign-os/shared";
import { isDay } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";

/** What the log is narrowed to, as the address of the screen holds it; empty: not narrowed. */
export interface AuditFilters {
  /** Operators only: one team's book, or "platform" for what belongs to none. */
  tenant: string;
  actor: string;
  /** A kind of thing, such as "post", or one action, such as "post.updated". */
  action: string;
  target: string;
  /** First and last calendar day, both included. */
  from: string;
  to: string;
}

const names = ["tenant", "actor", "action", "target", "from", "to"] as const;

/** Reads the filters from an address; days that are none are left out. */
export function readFilters(params: { get: (name: string) => string | null }): AuditFilters {
  const read = (name: (typeof names)[number]) => params.get(name)?.trim() ?? "";
  const day = (name: "from" | "to") => (isDay(read(name)) ? read(name) : "");
  return { tenant: read("tenant"), actor: read("actor"), action: read("action"), target: read("target"), from: day("from"), to: day("to") };
}

export type AuditQuery = QueryOf<"/v1/audit-events/export">;

/** What the API is asked for: the days become instants of the zone that is shown. */
export function toQuery({ actor, action, target, from, to }: AuditFilters, zone: string): AuditQuery {
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(target && { target }),
    ...(from && { from: daySpan(from, from, zone).from }),
    ...(to && { to: daySpan(to, to, zone).to }),
  };
}

/** Whether anything is narrowed at all. */
export function isNarrowed(filters: AuditFilters): boolean {
  return names.some((name) => filters[name] !== "");
}

/** Takes every filter out of an address. */
export const noFilters = Object.fromEntries(names.map((name) => [name, undefined]));
