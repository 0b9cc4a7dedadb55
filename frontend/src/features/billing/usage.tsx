"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { UsageMeter } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Card, CardHeader, ProgressBar, Skeleton } from "@/components/ui/display";
import { formatBytes } from "@/lib/bytes";
import { usageQuery } from "./queries";

/** How much of each limit is used. */
export function UsageCard() {
  const t = useTranslations("billing");
  const query = useQuery(usageQuery);
  return (
    <Card>
      <CardHeader title={t("usage")} />
      <Loaded query={query} skeleton={<Skeleton className="m-5 h-40" />}>
        {({ meters, periodEnd }) => (
          <>
            <Meters meters={meters} />
            <p className="-mt-1 px-5 pb-5 text-xs text-muted">
              {t("resets")} <Time at={periodEnd} style="day" />
            </p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** How much of each limit is used, a bar each. */
export function Meters({ meters }: { meters: UsageMeter[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-4 px-5 pb-5 sm:grid-cols-2">
      {meters.map((meter) => (
        <Meter key={meter.limit} meter={meter} />
      ))}
    </ul>
  );
}

/** From this share on a limit is near. */
const NEAR = 0.8;

function Meter({ meter }: { meter: UsageMeter }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const show = (value: number) => (meter.limit === "storageBytes" ? formatBytes(value, locale) : value.toLocaleString(locale));
  const share = meter.max > 0 ? meter.used / meter.max : 0;
  const label = t(`limits.${meter.limit}`);
  return (
    <li>
      <p className="mb-1.5 flex items-baseline justify-between gap-2 text-[0.8125rem]">
        <span>
          {label}
          {meter.monthly && <span className="text-muted"> {t("monthly")}</span>}
        </span>
        <span className="whitespace-nowrap text-muted">{t("of", { used: show(meter.used), max: show(meter.max) })}</span>
      </p>
      <ProgressBar value={meter.used} max={meter.max} label={label} tone={share >= 1 ? "danger" : share >= NEAR ? "warning" : "accent"} />
    </li>
  );
}
