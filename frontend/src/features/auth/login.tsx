"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { api, take } from "@/lib/api";
import { PasswordInput } from "./password";
import { loginSchema } from "./schema";
import { useEnter } from "./use";

/** Signs a person in. */
export function LoginForm() {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const enter = useEnter();
  const form = useApiForm({ schema: loginSchema, defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => enter(await take(api.POST("/v1/auth/login", { body }))));
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <Field label={t("email")} error={errorText(errors.email)}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field
        label={t("password")}
        error={errorText(errors.password)}
        aside={
          <Link href="/forgot-password" className="text-[0.8125rem] text-accent-ink hover:underline">
            {t("forgot")}
          </Link>
        }
      >
        <PasswordInput autoComplete="current-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {t("signIn")}
      </Button>
    </form>
  );
}
