"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight, Receipt, X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { AdminPayment } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { Button, ButtonLink, IconButton } from "@/components/ui/button";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { later } from "@/components/ui/later";
import { SearchField } from "@/components/ui/searchfield";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { paymentTones } from "@/features/billing/payments";
import { useZone } from "@/features/session/zone";
import { useSetUrl, useUrlState } from "@/lib/url";
import { noPaymentFilters, PAYMENT_STATUSES, readPaymentList, toPaymentQuery, type PaymentList } from "./paymentlist";
import { adminPaymentsQuery, usePaymentSheet } from "./queries";
import { SheetButton } from "./sheet";

const PaymentDetails = later(() => import("./paymentdetails").then((module) => module.PaymentDetails));

/** The purchases of every tenant; one that is open is in the address too. */
export function AdminPayments() {
  const t = useTranslations("admin.payments");
  const list = readPaymentList(useSearchParams());
  const wanted = toPaymentQuery(list, useZone().zone);
  const query = useInfiniteQuery(adminPaymentsQuery(wanted));
  const [open, setOpen] = useUrlState<string>("payment", "");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          <>
            <ButtonLink href="/admin/mismatches">{t("toMismatches")}</ButtonLink>
            <SheetButton sheet={usePaymentSheet()} wanted={wanted} />
          </>
        }
      />
      <PaymentFilters list={list} />
      <Pages query={query} skeleton={<Skeleton className="h-64 rounded-xl" />} empty={<Card><Empty icon={<Receipt aria-hidden />} title={t("none")} /></Card>}>
        {(payments) => <PaymentTable payments={payments} onOpen={setOpen} />}
      </Pages>
      {open && <PaymentDetails id={open} onClose={() => setOpen("")} />}
    </>
  );
}

const ALL = "all";

function PaymentFilters({ list }: { list: PaymentList }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const a = useTranslations("audit");
  const set = useSetUrl();
  return (
    <form role="search" aria-label={t("payments.title")} className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap" onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t("search")} placeholder={t("payments.searchExample")} value={list.q} onSearch={(q) => set({ q: q || undefined })} className="max-sm:col-span-2 sm:w-80" />
      <Field label={t("state")} className="max-sm:col-span-2 sm:w-44">
        <Select
          value={list.status || ALL}
          onChange={(value) => set({ status: value === ALL ? undefined : value })}
          options={[{ value: ALL, label: t("all") }, ...PAYMENT_STATUSES.map((value) => ({ value, label: b(`payment.${value}`) }))]}
        />
      </Field>
      {(["from", "to"] as const).map((name) => (
        <Field key={name} label={a(name === "from" ? "fromDay" : "toDay")} className="sm:w-38">
          <Input type="date" value={list[name]} onChange={(event) => set({ [name]: event.target.value || undefined })} />
        </Field>
      ))}
      {Object.values(list).some(Boolean) && (
        <Button variant="ghost" icon={<X aria-hidden />} onClick={() => set(noPaymentFilters)} className="max-sm:col-span-2">
          {a("clear")}
        </Button>
      )}
    </form>
  );
}

function PaymentTable({ payments, onOpen }: { payments: AdminPayment[]; onOpen: (id: string) => void }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  return (
    <Table label={t("payments.title")} stacked>
      <thead>
        <tr>
          <Th>{b("date")}</Th>
          <Th>{t("payments.tenant")}</Th>
          <Th>{t("plan")}</Th>
          <Th className="text-right">{b("amount")}</Th>
          <Th>{t("state")}</Th>
          <Th>
            <span className="sr-only">{t("payments.details")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <Tr key={payment.id}>
            <Td className="text-muted">
              <Time at={payment.paidAt ?? payment.createdAt} />
            </Td>
            <Td className="max-md:order-first max-md:col-span-2 max-md:pr-8! md:max-w-72">
              <Link href={`/admin/tenants/${payment.tenantId}`} className="block font-medium break-words hover:underline">
                {payment.tenantName || payment.tenantId}
              </Link>
              <span className="block truncate text-[0.8125rem] text-muted">{payment.email}</span>
            </Td>
            <Td className="max-md:hidden">
              {payment.planName}, {b(`interval.${payment.interval}`)}
            </Td>
            <Td className="text-right">
              <Money value={payment.total ?? payment.amount} />
            </Td>
            <Td>
              <Badge tone={paymentTones[payment.status]}>{b(`payment.${payment.status}`)}</Badge>
            </Td>
            <Td className="max-md:absolute max-md:top-1.5 max-md:right-1.5 max-md:p-0 md:w-12 md:pr-2 md:pl-0">
              <IconButton label={t("payments.open", { id: payment.id })} onClick={() => onOpen(payment.id)}>
                <ChevronRight aria-hidden />
              </IconButton>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
