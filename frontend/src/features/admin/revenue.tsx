"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Loaded } from "@/components/state/loaded";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/money";
import { revenueQuery } from "./queries";
import { axisEnd, seriesOf, type RevenueSeries } from "./revenuescale";

const views = ["chart", "table"] as const;

/** What was sold in each of the last months: drawn, or as a table. */
export function RevenueCard() {
  const t = useTranslations("admin.revenue");
  const query = useQuery(revenueQuery);
  const [view, setView] = useState<(typeof views)[number]>("chart");
  return (
    <Card className="mt-6">
      <CardHeader
        title={t("title")}
        description={t("text")}
        action={<Segments label={t("view")} value={view} onChange={setView} tabs={views.map((value) => ({ value, label: t(value) }))} />}
      />
      <div className="px-5 pt-2 pb-5">
        <Loaded query={query} skeleton={<Skeleton className="h-56" />}>
          {({ data }) =>
            data.length === 0 ? (
              <p className="py-10 text-center text-sm text-muted">{t("none")}</p>
            ) : (
              <div className="flex flex-col gap-8">
                {seriesOf(data).map((series) => (view === "chart" ? <Chart key={series.currency} series={series} /> : <Months key={series.currency} series={series} />))}
              </div>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}

const monthStyles = { axis: { month: "short" }, row: { month: "short", year: "numeric" }, whole: { month: "long", year: "numeric" } } as const;

function useMonthName() {
  const locale = useLocale();
  return (month: string, style: keyof typeof monthStyles) => new Intl.DateTimeFormat(locale, { ...monthStyles[style], timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A bar a month: what is kept, and above it what was given back. */
function Chart({ series: { currency, months } }: { series: RevenueSeries }) {
  const t = useTranslations("admin.revenue");
  const locale = useLocale();
  const name = useMonthName();
  const end = axisEnd(Math.max(...months.map(({ gross }) => gross.amount)));
  const show = (amount: number) => formatMoney({ amount, currency }, locale);
  const part = (amount: number) => `${(amount / end) * 100}%`;
  return (
    <figure>
      <figcaption className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
        <span className="font-medium text-ink uppercase">{currency}</span>
        <Legend className="bg-accent" label={t("net")} />
        <Legend className="bg-line-strong" label={t("refunded")} />
      </figcaption>
      <div className="flex gap-3">
        <div aria-hidden className="relative h-48 w-16 shrink-0 text-right text-xs text-muted">
          {[1, 0.5, 0].map((share) => (
            <span key={share} className="absolute right-0 -translate-y-1/2" style={{ top: `${(1 - share) * 100}%` }}>
              {show(Math.round(end * share))}
            </span>
          ))}
        </div>
        <ol className="relative flex h-48 min-w-0 flex-1 items-end gap-[3%] border-b border-line-strong before:absolute before:inset-x-0 before:top-0 before:border-t before:border-dashed before:border-line after:absolute after:inset-x-0 after:top-1/2 after:border-t after:border-dashed after:border-line">
          {months.map(({ month, net, refunded, gross, payments }) => (
            <li key={month} title={`${name(month, "whole")}: ${show(net.amount)}`} className="relative z-10 flex h-full flex-1 flex-col justify-end">
              <span className="sr-only">{t("bar", { month: name(month, "whole"), net: show(net.amount), gross: show(gross.amount), payments })}</span>
              <span aria-hidden className="rounded-t-sm bg-line-strong" style={{ height: part(refunded.amount) }} />
              <span aria-hidden className={refunded.amount > 0 ? "bg-accent" : "rounded-t-sm bg-accent"} style={{ height: part(net.amount) }} />
            </li>
          ))}
        </ol>
      </div>
      <ol aria-hidden className="mt-1.5 ml-19 flex gap-[3%] text-center text-xs text-muted">
        {months.map(({ month }, at) => (
          <li key={month} className={cn("flex w-0 flex-1 justify-center", (months.length - 1 - at) % 3 !== 0 && "max-sm:invisible")}>
            {name(month, "axis")}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Legend({ className, label }: { className: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-2.5 rounded-sm ${className}`} />
      {label}
    </span>
  );
}

const columns = ["gross", "refunded", "net"] as const;

/** What follows from the other columns, or matters less, has no room on a telephone. */
const WIDE = "max-sm:hidden";

function Months({ series: { currency, months } }: { series: RevenueSeries }) {
  const t = useTranslations("admin.revenue");
  const name = useMonthName();
  return (
    <Table label={`${t("title")} ${currency.toUpperCase()}`}>
      <thead>
        <tr>
          <Th>{t("month")}</Th>
          {columns.map((column) => (
            <Th key={column} className={cn("text-right", column === "gross" && WIDE)}>
              {t(column)}
            </Th>
          ))}
          <Th className={cn("text-right", WIDE)}>{t("payments")}</Th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((month) => (
          <Tr key={month.month}>
            <Td className="whitespace-nowrap">{name(month.month, "row")}</Td>
            {columns.map((column) => (
              <Td key={column} className={cn("text-right", column === "gross" && WIDE, month[column].amount === 0 && "text-muted")}>
                <Money value={month[column]} />
              </Td>
            ))}
            <Td className={cn("text-right", WIDE)}>{month.payments}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
