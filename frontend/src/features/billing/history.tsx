"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { UsageHistory as History } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { historyQuery } from "./queries";

/** What was used of the monthly limits, month by month. */
export function UsageHistory() {
  const t = useTranslations("billing");
  const query = useQuery(historyQuery);
  return (
    <Card>
      <CardHeader title={t("history")} description={query.data && t("historyText", { zone: query.data.timezone })} />
      <Loaded query={query} skeleton={<Skeleton className="m-5 h-32" />}>
        {(history) => <Months history={history} />}
      </Loaded>
    </Card>
  );
}

const shown = ["scheduledPosts", "engineRuns"] as const;

function Months({ history: { data } }: { history: History }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const count = (month: History["data"][number], limit: (typeof shown)[number]) => month.counts.find((one) => one.limit === limit)?.used ?? 0;
  const most = Object.fromEntries(shown.map((limit) => [limit, Math.max(1, ...data.map((month) => count(month, limit)))]));
  const name = (month: string) => new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
  return (
    <div className="max-h-80 overflow-y-auto px-5 pb-5" tabIndex={0} role="region" aria-label={t("history")}>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-xs text-muted">
            <th scope="col" className="pb-2 font-medium">
              {t("month")}
            </th>
            {shown.map((limit) => (
              <th key={limit} scope="col" className="pb-2 pl-4 font-medium">
                {t(`limits.${limit}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((month) => (
            <tr key={month.month}>
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
                {name(month.month)}
              </th>
              {shown.map((limit) => (
                <td key={limit} className="w-2/5 py-1 pl-4">
                  <Bar value={count(month, limit)} most={most[limit] ?? 1} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ value, most }: { value: number; most: number }) {
  const locale = useLocale();
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-2 min-w-px rounded-sm bg-accent" style={{ width: `${(value / most) * 70}%` }} />
      <span className="text-[0.8125rem] text-muted">{value.toLocaleString(locale)}</span>
    </span>
  );
}
