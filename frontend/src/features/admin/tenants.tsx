"use client";

import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Building2, X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { AdminTenant, UsageMeter } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { SearchField } from "@/components/ui/searchfield";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { cn } from "@/lib/cn";
import { useSetUrl } from "@/lib/url";
import { adminPlansQuery, tenantsQuery, useTenantSheet } from "./queries";
import { SheetButton } from "./sheet";
import { StandingBadge } from "./standing";
import { isNarrowed, noTenantFilters, readTenantList, sortedBy, SORTS, STATUSES, SUBSCRIPTIONS, toTenantQuery, type TenantList, type TenantSort } from "./tenantlist";

/** The tenants of the platform, as far as they are looked for. */
export function AdminTenants() {
  const t = useTranslations("admin");
  const list = readTenantList(useSearchParams());
  const wanted = toTenantQuery(list);
  const query = useInfiniteQuery(tenantsQuery(wanted));
  const none = isNarrowed(list) ? "noneFound" : "noTenants";
  return (
    <>
      <PageHeader title={t("tenants")} actions={<SheetButton sheet={useTenantSheet()} wanted={wanted} />} />
      <TenantFilters list={list} />
      <Pages query={query} skeleton={<Skeleton className="h-64 rounded-xl" />} empty={<Card><Empty icon={<Building2 aria-hidden />} title={t(none)} /></Card>}>
        {(tenants) => <TenantTable tenants={tenants} list={list} />}
      </Pages>
    </>
  );
}

const ALL = "all";

/** The words of the columns by which the list can be sorted. */
const COLUMNS = { created: "since", name: "name", endsAt: "until", spend: "spend" } as const satisfies Record<TenantSort, string>;

function TenantFilters({ list }: { list: TenantList }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const a = useTranslations("audit");
  const set = useSetUrl();
  const plans = useQuery(adminPlansQuery).data?.data ?? [];
  const choose = (name: string) => (value: string) => set({ [name]: value === ALL ? undefined : value });
  const all = { value: ALL, label: t("all") };
  return (
    <form role="search" aria-label={t("tenants")} className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap" onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t("search")} placeholder={t("searchExample")} value={list.q} onSearch={(q) => set({ q: q || undefined })} className="max-sm:col-span-2 sm:w-72" />
      <Field label={t("state")} className="sm:w-40">
        <Select value={list.status || ALL} onChange={choose("status")} options={[all, ...STATUSES.map((value) => ({ value, label: t(`standing.${value}`) }))]} />
      </Field>
      <Field label={t("subscription")} className="sm:w-40">
        <Select value={list.subscription || ALL} onChange={choose("subscription")} options={[all, ...SUBSCRIPTIONS.map((value) => ({ value, label: b(`status.${value}`) }))]} />
      </Field>
      <Field label={t("plan")} className="sm:w-40">
        <Select value={list.planId || ALL} onChange={choose("planId")} options={[all, ...plans.map(({ id, name }) => ({ value: id, label: name }))]} />
      </Field>
      <Field label={t("sortBy")} className="md:hidden">
        <Select value={list.sort} onChange={(sort) => set({ sort, order: undefined })} options={SORTS.map((value) => ({ value, label: t(COLUMNS[value]) }))} />
      </Field>
      {isNarrowed(list) && (
        <Button variant="ghost" icon={<X aria-hidden />} onClick={() => set(noTenantFilters)} className="max-sm:col-span-2">
          {a("clear")}
        </Button>
      )}
    </form>
  );
}

function TenantTable({ tenants, list }: { tenants: AdminTenant[]; list: TenantList }) {
  const t = useTranslations("admin");
  return (
    <Table label={t("tenants")} stacked>
      <thead>
        <tr>
          <SortTh sort="name" list={list} />
          <Th>{t("state")}</Th>
          <Th>{t("plan")}</Th>
          <SortTh sort="endsAt" list={list} />
          <Th>{t("usage")}</Th>
          <SortTh sort="spend" list={list} className="text-right" />
          <SortTh sort="created" list={list} />
        </tr>
      </thead>
      <tbody>
        {tenants.map((tenant) => (
          <TenantRow key={tenant.id} tenant={tenant} />
        ))}
      </tbody>
    </Table>
  );
}

/** A column by which the list can be sorted. */
function SortTh({ sort, list, className }: { sort: TenantSort; list: TenantList; className?: string }) {
  const t = useTranslations("admin");
  const set = useSetUrl();
  const on = list.sort === sort;
  const Arrow = list.order === "asc" ? ArrowUp : ArrowDown;
  return (
    <Th aria-sort={on ? (list.order === "asc" ? "ascending" : "descending") : undefined} className={className}>
      <button type="button" onClick={() => set(sortedBy(list, sort))} className={cn("inline-flex items-center gap-1 rounded hover:text-ink", on && "text-ink")}>
        {t(COLUMNS[sort])}
        <Arrow aria-hidden className={cn("size-3.5", !on && "opacity-0")} />
      </button>
    </Th>
  );
}

function TenantRow({ tenant }: { tenant: AdminTenant }) {
  const b = useTranslations("billing");
  const { subscription } = tenant;
  return (
    <Tr>
      <Td className="md:max-w-72">
        <Link href={`/admin/tenants/${tenant.id}`} className="block font-medium break-words hover:underline">
          {tenant.name}
        </Link>
        <span className="block truncate text-[0.8125rem] text-muted">{tenant.ownerEmail}</span>
      </Td>
      <Td className="max-md:justify-self-end">
        <StandingBadge status={tenant.status} />
      </Td>
      <Td>
        {subscription.plan?.name ?? "–"} <span className="text-muted">{b(`status.${subscription.status}`)}</span>
      </Td>
      <Td className="max-md:justify-self-end">{subscription.endsAt ? <Time at={subscription.endsAt} style="day" /> : "–"}</Td>
      <Td className="max-md:hidden">
        <Tightest meters={tenant.meters} />
      </Td>
      <Td className="text-right max-md:hidden">
        <Spend tenant={tenant} />
      </Td>
      <Td className="text-muted max-md:hidden">
        <Time at={tenant.createdAt} style="day" />
      </Td>
    </Tr>
  );
}

/** What a tenant paid and was not given back. */
export function Spend({ tenant }: { tenant: AdminTenant }) {
  if (tenant.spend.length === 0) return "–";
  return tenant.spend.map((sum) => (
    <span key={sum.currency} className="block whitespace-nowrap">
      <Money value={sum} />
    </span>
  ));
}

/** The limit that is nearest to its end. */
function Tightest({ meters }: { meters: UsageMeter[] }) {
  const b = useTranslations("billing");
  const share = (meter: UsageMeter) => (meter.max > 0 ? meter.used / meter.max : 0);
  const tightest = meters.toSorted((one, other) => share(other) - share(one))[0];
  if (!tightest || tightest.max === 0) return "–";
  const percent = Math.round(share(tightest) * 100);
  return (
    <span className={cn("whitespace-nowrap", percent >= 80 ? "text-warning" : "text-muted")}>
      {b(`limits.${tightest.limit}`)} {percent} %
    </span>
  );
}
