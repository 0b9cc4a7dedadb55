"use client";

import { useMemo } from "react";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, Input } from "@/components/ui/field";
import { api, take } from "@/lib/api";
import { allZones, browserZone } from "@/lib/time";
import { PasswordInput } from "./password";
import { registerSchema } from "./schema";
import { useEnter } from "./use";

/** Opens an account: a person, their team, and its trial. */
export function RegisterForm() {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const enter = useEnter();
  const form = useApiForm({
    schema: registerSchema,
    defaultValues: { name: "", tenantName: "", email: "", password: "", timezone: browserZone() },
  });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => enter(await take(api.POST("/v1/auth/register", { body }))));
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={errorText(errors.name)}>
          <Input autoComplete="name" {...form.register("name")} />
        </Field>
        <Field label={t("tenantName")} error={errorText(errors.tenantName)}>
          <Input autoComplete="organization" {...form.register("tenantName")} />
        </Field>
      </div>
      <Field label={t("email")} error={errorText(errors.email)}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label={t("password")} help={t("passwordHelp")} error={errorText(errors.password)}>
        <PasswordInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Controller control={form.control} name="timezone" render={({ field }) => <ZoneField value={field.value} onChange={field.onChange} error={errorText(errors.timezone)} />} />
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {t("register")}
      </Button>
    </form>
  );
}

interface ZoneFieldProps {
  value: string;
  onChange: (zone: string) => void;
  error?: string;
  help?: string;
}

/** Chooses a time zone by a part of its name. */
export function ZoneField({ value, onChange, error, help }: ZoneFieldProps) {
  const t = useTranslations("auth");
  const zones = useMemo(() => [...new Set([value, ...allZones()])].filter(Boolean).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })), [value]);
  return (
    <Field label={t("timezone")} help={help ?? t("timezoneHelp")} error={error}>
      <Combobox value={value} onChange={onChange} options={zones} emptyText={t("timezoneNone")} />
    </Field>
  );
}
