"use client";

import { Controller, useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Field, Input } from "@/components/ui/field";
import { api, take } from "@/lib/api";
import { browserZone } from "@/lib/time";
import { NewPasswordField } from "./newpassword";
import { registerSchema } from "./schema";
import { SubmitButton } from "./submit";
import { useEnter } from "./use";
import { ZoneField } from "./zonefield";

/** Opens an account: a person, their team, and its trial. */
export function RegisterForm() {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const enter = useEnter();
  const form = useApiForm({
    schema: registerSchema,
    defaultValues: { name: "", tenantName: "", email: "", password: "", timezone: browserZone() },
  });
  const typed = useWatch({ control: form.control });
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
      <NewPasswordField label={t("password")} error={errorText(errors.password)} value={typed.password ?? ""} known={[typed.name ?? "", typed.email ?? ""]} input={form.register("password")} />
      <Controller control={form.control} name="timezone" render={({ field }) => <ZoneField value={field.value} onChange={field.onChange} error={errorText(errors.timezone)} />} />
      <SubmitButton busy={isSubmitting}>
        {t("register")}
      </SubmitButton>
    </form>
  );
}
