"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import type { AdminPlan } from "@campaign-os/shared";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { useApiForm, type ApiForm } from "@/components/form/useapiform";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { useCan } from "@/features/session/context";
import { changesOf, type PlanChange } from "./planchanges";
import { ENTITLEMENTS, LIMITS, planSchema, toForm, toInput, toPatch, type PlanForm } from "./planform";
import { OfferBadge } from "./plans";
import { PlanVersions } from "./planversions";
import { adminPlanQuery, useSavePlan } from "./queries";

// What opens on a click need not be there before the page is.
const PlanReview = later(() => import("./planreview").then((module) => module.PlanReview));

/** Where a new plan stands among the others, until told otherwise. */
const FIRST_RANK = 10;

/** A plan that is not there yet. */
export function NewPlan() {
  const t = useTranslations("admin.plans");
  return (
    <>
      <PageHeader title={t("new")} crumbs={[{ href: "/admin/plans", label: t("title") }]} crumbsLabel={t("title")} />
      <PlanEditor />
    </>
  );
}

/** A plan as it is sold now, and what it was before. */
export function PlanPage({ id }: { id: string }) {
  const t = useTranslations("admin.plans");
  const query = useQuery(adminPlanQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 rounded-xl" />}>
      {(plan) => (
        <>
          <PageHeader
            title={plan.name}
            description={t("editText")}
            badge={<OfferBadge offered={plan.offered} />}
            crumbs={[{ href: "/admin/plans", label: t("title") }]}
            crumbsLabel={t("title")}
          />
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <PlanEditor plan={plan} />
            <PlanVersions id={id} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function PlanEditor({ plan: current }: { plan?: AdminPlan }) {
  // The version that was opened: a change made elsewhere meanwhile must answer 412, not be overwritten.
  const [plan] = useState(current);
  const t = useTranslations("admin.plans");
  const c = useTranslations("common");
  const router = useRouter();
  const mayWrite = useCan("platform:write");
  const save = useSavePlan();
  const form = useApiForm({ schema: planSchema, defaultValues: toForm(plan, FIRST_RANK), draft: plan ? undefined : "plan" });
  const [changes, setChanges] = useState<PlanChange[]>([]);
  const { errors, isSubmitting } = form.formState;
  const leave = () => router.push("/admin/plans");
  const send = form.sendWith(async (values) => {
    await (plan ? save.change(plan, toPatch(values, plan)) : save.create(toInput(values)));
    toast.success(t("saved"));
    leave();
  });
  const review = (opened: AdminPlan) =>
    form.handleSubmit((values) => {
      const found = changesOf(opened, toPatch(values, opened));
      if (found.length === 0) leave();
      else setChanges(found);
    });
  return (
    <form onSubmit={plan ? review(plan) : send} noValidate className="flex min-w-0 flex-col gap-4">
      <fieldset disabled={!mayWrite} className="contents">
        <AboutFields form={form} isNew={!plan} />
        <PriceFields form={form} />
        <LimitFields form={form} />
      </fieldset>
      <FormProblem error={errors.root} />
      {mayWrite && (
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {plan ? c("save") : t("create")}
          </Button>
          <ButtonLink href="/admin/plans">{c("cancel")}</ButtonLink>
        </div>
      )}
      {plan && changes.length > 0 && (
        <PlanReview plan={plan} changes={changes} busy={isSubmitting} onConfirm={() => void send().then(() => setChanges([]))} onClose={() => setChanges([])} />
      )}
    </form>
  );
}

interface FieldsProps {
  form: ApiForm<PlanForm>;
}

function AboutFields({ form, isNew }: FieldsProps & { isNew: boolean }) {
  const t = useTranslations("admin.plans");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title={t("about")} />
      <div className="grid gap-5 px-5 pb-5 sm:grid-cols-2">
        <Field label={t("name")} error={errorText(errors.name)}>
          <Input {...form.register("name")} />
        </Field>
        <Field label={t("id")} help={t("idHelp")} error={errorText(errors.id)}>
          <Input {...form.register("id")} readOnly={!isNew} className="font-mono" />
        </Field>
        <Field label={t("description")} error={errorText(errors.description)} className="sm:col-span-2">
          <Input {...form.register("description")} />
        </Field>
        <Field label={t("features")} help={t("featuresHelp")} error={errorText(errors.features)} className="sm:col-span-2">
          <Textarea rows={4} {...form.register("features")} />
        </Field>
        <Field label={t("rank")} help={t("rankHelp")} error={errorText(errors.rank)}>
          <Input inputMode="numeric" {...form.register("rank")} />
        </Field>
        <div className="flex flex-col justify-center gap-3">
          <Tick form={form} name="offered" />
          {ENTITLEMENTS.map((entitlement) => (
            <Tick key={entitlement} form={form} name={entitlement} />
          ))}
        </div>
      </div>
    </Card>
  );
}

function Tick({ form, name }: FieldsProps & { name: "offered" | (typeof ENTITLEMENTS)[number] }) {
  const t = useTranslations("admin.plans");
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Checkbox checked={field.value} onChange={field.onChange}>
          {t(`${name}Label`)}
        </Checkbox>
      )}
    />
  );
}

function PriceFields({ form }: FieldsProps) {
  const t = useTranslations("admin.plans");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title={t("prices")} description={t("pricesText")} />
      <div className="grid gap-5 px-5 pb-5 sm:grid-cols-3">
        <Field label={t("currency")} error={errorText(errors.currency)}>
          <Input maxLength={3} autoCapitalize="none" {...form.register("currency")} />
        </Field>
        <Field label={t("month")} error={errorText(errors.month)}>
          <Input inputMode="decimal" {...form.register("month")} />
        </Field>
        <Field label={t("year")} error={errorText(errors.year)}>
          <Input inputMode="decimal" {...form.register("year")} />
        </Field>
      </div>
    </Card>
  );
}

function LimitFields({ form }: FieldsProps) {
  const t = useTranslations("admin.plans");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title={t("limits")} description={t("limitsText")} />
      <div className="grid gap-5 px-5 pb-5 sm:grid-cols-3">
        {LIMITS.map((limit) => (
          <Field key={limit} label={t(`limit.${limit}`)} error={errorText(errors.limits?.[limit])}>
            <Input inputMode="numeric" {...form.register(`limits.${limit}`)} />
          </Field>
        ))}
      </div>
    </Card>
  );
}
