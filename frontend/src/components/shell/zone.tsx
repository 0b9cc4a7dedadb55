"use client";

import { Globe } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useZone } from "@/features/session/zone";
import { zoneLabel } from "@/lib/time";

/** Names the zone that times are shown in; a click changes between the team's and one's own. */
export function ZoneSwitch() {
  const t = useTranslations("nav");
  const locale = useLocale();
  const { zone, tenantZone, ownZone, toggle } = useZone();
  if (tenantZone === ownZone) {
    return <span className="hidden items-center gap-1.5 px-2 text-xs text-muted md:flex"><Globe aria-hidden className="size-3.5" />{zoneLabel(zone, locale)}</span>;
  }
  const other = zone === tenantZone ? ownZone : tenantZone;
  return (
    <button
      type="button"
      onClick={toggle}
      title={t("showZone", { zone: zoneLabel(other, locale) })}
      className="hidden h-8 items-center gap-1.5 rounded-lg px-2 text-xs text-muted hover:bg-sunken hover:text-ink md:flex"
    >
      <Globe aria-hidden className="size-3.5" />
      {zone === tenantZone ? t("teamTime", { zone: zoneLabel(zone, locale) }) : t("yourTime", { zone: zoneLabel(zone, locale) })}
    </button>
  );
}
