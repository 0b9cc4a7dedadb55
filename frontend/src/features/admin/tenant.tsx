"use client";

import { useQuery } from "@tanstack/react-query";
import { Controller, useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import type { AdminTenant } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/choice";
import { Badge, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { plansQuery } from "@/features/billing/queries";
import { PeriodTimeline } from "@/features/billing/timeline";
import { useCan } from "@/features/session/context";
import { addDays, today } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";
import { StandingNotice, TenantDeeds } from "./deeds";
import { tenantQuery, useOverride } from "./queries";
import { reasonField, StandingBadge } from "./standing";

/** One tenant, as the operator sees it. */
export function AdminTenantPage({ id }: { id: string }) {
  const t = useTranslations("admin");
  const b = useTranslations("billing");
  const query = useQuery(tenantQuery(id));
  const mayOperate = useCan("platform:write");
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-64" />}>
      {(tenant) => (
        <>
          <PageHeader
            title={tenant.name}
            description={tenant.ownerEmail}
            crumbs={[{ href: "/admin/tenants", label: t("tenants") }]}
            badge={<StandingBadge status={tenant.status} />}
            actions={<TenantDeeds tenant={tenant} />}
          />
          <StandingNotice tenant={tenant} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Card>
              <CardHeader title={tenant.subscription.plan?.name ?? b("noPlan")} action={<Badge>{b(`status.${tenant.subscription.status}`)}</Badge>} />
              <div className="px-5 pb-5">
                <p className="text-sm text-muted">
                  {tenant.id} · {tenant.timezone} · <Time at={tenant.createdAt} style="day" />
                </p>
                <PeriodTimeline periods={tenant.subscription.periods} />
              </div>
            </Card>
            {mayOperate && <OverrideCard tenant={tenant} />}
          </div>
        </>
      )}
    </Loaded>
  );
}

const overrideSchema = z
  .object({ action: z.enum(["grant", "end"]), planId: z.string(), end: z.string(), reason: reasonField })
  .refine((form) => form.action === "end" || form.planId !== "", { path: ["planId"], message: "form.choose" })
  .refine((form) => form.action === "end" || form.end !== "", { path: ["end"], message: "form.required" });

/** A grant lasts this long, until told otherwise. */
const GRANT_DAYS = 30;

function OverrideCard({ tenant }: { tenant: AdminTenant }) {
  const t = useTranslations("admin");
  const errorText = useErrorText();
  const plans = useQuery(plansQuery).data?.data ?? [];
  const override = useOverride(tenant.id);
  const form = useApiForm({ schema: overrideSchema, defaultValues: { action: "grant", planId: tenant.subscription.plan?.id ?? "", end: addDays(today(tenant.timezone), GRANT_DAYS), reason: "" } });
  const action = useWatch({ control: form.control, name: "action" });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (values) => {
    const grant = { action: "grant" as const, planId: values.planId, end: instantOf(values.end, "23:59", tenant.timezone) };
    await override({ ...(values.action === "grant" ? grant : { action: "end" as const }), reason: values.reason });
    toast.success(t("overridden"));
    form.reset();
  });
  return (
    <Card>
      <CardHeader title={t("override")} description={t("overrideText")} />
      <form onSubmit={send} noValidate className="flex flex-col gap-5 px-5 pb-5">
        <Controller
          control={form.control}
          name="action"
          render={({ field }) => (
            <RadioCards
              label={t("override")}
              value={field.value}
              onChange={field.onChange}
              cards={[
                { value: "grant", title: t("grant"), text: t("grantText") },
                { value: "end", title: t("end"), text: t("endText") },
              ]}
            />
          )}
        />
        {action === "grant" && (
          <div className="grid gap-5 sm:grid-cols-2">
            <Controller
              control={form.control}
              name="planId"
              render={({ field }) => (
                <Field label={t("plan")} error={errorText(errors.planId)}>
                  <Select value={field.value} onChange={field.onChange} options={plans.map((plan) => ({ value: plan.id, label: plan.name }))} />
                </Field>
              )}
            />
            <Field label={t("until")} error={errorText(errors.end)}>
              <Input type="date" {...form.register("end")} />
            </Field>
          </div>
        )}
        <Field label={t("reason")} help={t("reasonHelp")} error={errorText(errors.reason)}>
          <Textarea rows={2} {...form.register("reason")} />
        </Field>
        <FormProblem error={errors.root} />
        <Button type="submit" variant={action === "end" ? "danger" : "primary"} className="self-start" busy={isSubmitting}>
          {t(action === "end" ? "endNow" : "grantNow")}
        </Button>
      </form>
    </Card>
  );
}
