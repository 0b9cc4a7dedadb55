"use client";

import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/features/auth/password";
import { checkSchema } from "@/features/auth/schema";

interface PasswordCheckProps {
  /** What the button says will be done. */
  action: string;
  danger?: boolean;
  send: (password: string) => Promise<unknown>;
}

/** Asks for the password before something that guards the account changes. */
export function PasswordCheck({ action, danger, send }: PasswordCheckProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const form = useApiForm({ schema: checkSchema, defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  return (
    <form onSubmit={form.sendWith(({ password }) => send(password))} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <Field label={t("password")} error={errorText(errors.password)}>
        <PasswordInput autoComplete="current-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant={danger ? "danger" : "primary"} className="self-end" busy={isSubmitting}>
        {action}
      </Button>
    </form>
  );
}
