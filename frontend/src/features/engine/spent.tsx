"use client";

import { useLocale, useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { Card, CardHeader } from "@/components/ui/display";
import { formatCost } from "./words";

/** What a run took: time, tokens and money. */
export function Spent({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const number = (value: number) => value.toLocaleString(locale);
  const rows: [string, string | undefined][] = [
    [t("cost"), run.costMicros === undefined ? undefined : formatCost(run.costMicros, locale)],
    [t("tokensRead"), number(run.usage.promptTokens)],
    [t("tokensWritten"), number(run.usage.outputTokens)],
    [t("took"), durationOf(run, locale)],
    [t("model"), run.model],
    [t("version"), run.engineVersion],
  ];
  return (
    <Card>
      <CardHeader title={t("spent")} />
      <dl className="flex flex-col gap-1.5 px-5 pb-5 text-sm">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name} className="flex justify-between gap-4">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 text-right break-words">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Card>
  );
}

/** How long a run worked, in seconds; undefined while it does. */
export function durationOf({ startedAt, finishedAt }: Pick<EngineRun, "startedAt" | "finishedAt">, locale: string): string | undefined {
  if (!startedAt || !finishedAt) return undefined;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return new Intl.NumberFormat(locale, { style: "unit", unit: "second", maximumFractionDigits: 1 }).format(seconds);
}
