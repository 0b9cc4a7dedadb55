"use client";

import { useLocale } from "next-intl";
import { useZone } from "@/features/session/zone";
import { formatInstant, formatRelative, zoneLabel, type TimeStyle } from "@/lib/time";
import { useNow } from "./now";

/** An instant in the zone that is being shown; the title says it in full, with the zone. */
export function Time({ at, style = "dayTime" }: { at: string; style?: TimeStyle }) {
  const locale = useLocale();
  const { zone } = useZone();
  return (
    <time dateTime={at} title={fullTime(at, zone, locale)} className="whitespace-nowrap">
      {formatInstant(at, zone, locale, style)}
    </time>
  );
}

/** How far away an instant is; the title carries the absolute time. */
export function RelativeTime({ at }: { at: string }) {
  const locale = useLocale();
  const { zone } = useZone();
  return (
    <time dateTime={at} title={fullTime(at, zone, locale)} className="whitespace-nowrap">
      {formatRelative(at, useNow(), locale)}
    </time>
  );
}

function fullTime(at: string, zone: string, locale: string): string {
  return `${formatInstant(at, zone, locale, "full")}, ${zoneLabel(zone, locale, new Date(at))}`;
}
