"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { NetworkMark, networkNames, networkTitle, type NetworkName } from "@/components/network";
import { RadioCards } from "@/components/ui/choice";
import { Notice } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { brandsQuery } from "@/features/brand/queries";
import { cn } from "@/lib/cn";
import { currencies, objectives, type CampaignForm } from "./schema";

export type Props = { form: ApiForm<CampaignForm> };

/** What the campaign is, and for which brand. */
export function GoalFields({ form }: Props) {
  const t = useTranslations("campaign");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t("name")} error={errorText(errors.name)}>
        <Input {...form.register("name")} placeholder={t("nameExample")} />
      </Field>
      <BrandField form={form} />
      <Controller
        control={form.control}
        name="objective"
        render={({ field }) => (
          <div className="flex flex-col gap-1.5 sm:col-span-2">
            <span className="text-sm font-medium">{t("objective")}</span>
            <RadioCards
              label={t("objective")}
              value={field.value}
              onChange={field.onChange}
              className="sm:grid-cols-2 lg:grid-cols-4"
              cards={objectives.map((value) => ({ value, title: t(`objectives.${value}.title`), text: t(`objectives.${value}.text`) }))}
            />
          </div>
        )}
      />
      <Field label={t("goal")} help={t("goalHelp")} error={errorText(errors.goal)} className="sm:col-span-2">
        <Textarea rows={2} placeholder={t("goalExample")} {...form.register("goal")} />
      </Field>
    </div>
  );
}

function BrandField({ form }: Props) {
  const t = useTranslations("campaign");
  const error = useErrorText()(form.formState.errors.brandProfileId);
  const { data } = useInfiniteQuery(brandsQuery);
  const brands = data?.pages.flatMap((page) => page.data) ?? [];
  if (data && brands.length === 0) {
    return (
      <Notice tone="warning" action={<Link href="/brands/new" className="font-medium underline">{t("brandNew")}</Link>}>
        {t("brandMissing")}
      </Notice>
    );
  }
  return (
    <Controller
      control={form.control}
      name="brandProfileId"
      render={({ field }) => (
        <Field label={t("brand")} error={error}>
          <Select value={field.value} onChange={field.onChange} placeholder={t("brandChoose")} options={brands.map((brand) => ({ value: brand.id, label: brand.name }))} />
        </Field>
      )}
    />
  );
}

/** Whom it speaks to, and anything else that the engines should know. */
export function AudienceFields({ form }: Props) {
  const t = useTranslations("campaign");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <div className="grid gap-5">
      <Field label={t("audience")} help={t("audienceHelp")} error={errorText(errors.audience)}>
        <Textarea rows={3} {...form.register("audience")} />
      </Field>
      <Field label={t("brief")} help={t("briefHelp")} optional={c("optional")} error={errorText(errors.brief)}>
        <Textarea rows={6} {...form.register("brief")} />
      </Field>
    </div>
  );
}

/** When, for how much, and where it runs. */
export function PlanFields({ form }: Props) {
  const t = useTranslations("campaign");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t("startDate")} error={errorText(errors.startDate)}>
        <Input type="date" {...form.register("startDate")} />
      </Field>
      <Field label={t("endDate")} error={errorText(errors.endDate)}>
        <Input type="date" {...form.register("endDate")} />
      </Field>
      <Field label={t("budget")} optional={c("optional")} error={errorText(errors.budgetAmount)}>
        <Input inputMode="decimal" {...form.register("budgetAmount")} />
      </Field>
      <Controller
        control={form.control}
        name="budgetCurrency"
        render={({ field }) => (
          <Field label={t("currency")}>
            <Select value={field.value} onChange={field.onChange} options={currencies.map((value) => ({ value, label: value.toUpperCase() }))} />
          </Field>
        )}
      />
      <Controller control={form.control} name="networks" render={({ field }) => <NetworksField value={field.value} onChange={field.onChange} error={errorText(errors.networks)} />} />
    </div>
  );
}

function NetworksField({ value, onChange, error }: { value: NetworkName[]; onChange: (value: NetworkName[]) => void; error?: string }) {
  const t = useTranslations("campaign");
  const toggle = (network: NetworkName) => onChange(value.includes(network) ? value.filter((other) => other !== network) : [...value, network]);
  return (
    <fieldset className="sm:col-span-2">
      <legend className="text-sm font-medium">{t("networks")}</legend>
      <p className="mb-2 text-[0.8125rem] text-muted">{t("networksHelp")}</p>
      <div className="flex flex-wrap gap-2">
        {networkNames.map((network) => (
          <button
            key={network}
            type="button"
            aria-pressed={value.includes(network)}
            onClick={() => toggle(network)}
            className={cn(
              "flex h-9 items-center gap-2 rounded-lg border px-3 text-sm",
              value.includes(network) ? "border-accent bg-accent-soft text-accent-ink" : "border-line-strong/60 bg-surface hover:border-muted",
            )}
          >
            <NetworkMark network={network} />
            {networkTitle(network)}
          </button>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1.5 text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
