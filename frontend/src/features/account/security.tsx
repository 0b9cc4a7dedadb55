"use client";

import { useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Card, CardHeader } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useCooldown } from "@/features/auth/cooldown";
import { NewPasswordField } from "@/features/auth/newpassword";
import { PasswordInput } from "@/features/auth/password";
import { changePasswordSchema } from "@/features/auth/schema";
import { SubmitButton } from "@/features/auth/submit";
import { OwnOnly } from "@/features/impersonation/limit";
import { useMe } from "@/features/session/context";
import { api, session, take } from "@/lib/api";
import { SecondFactorCard } from "./secondfactor";

/** What guards the account: the password and the second factor. */
export function SecuritySettings() {
  return (
    <OwnOnly>
      <div className="flex flex-col gap-4">
        <SecondFactorCard />
        <PasswordCard />
      </div>
    </OwnOnly>
  );
}

const EMPTY = { currentPassword: "", newPassword: "" };

function PasswordCard() {
  const t = useTranslations("account");
  const a = useTranslations("auth");
  const errorText = useErrorText();
  const { user } = useMe();
  const cooldown = useCooldown();
  const form = useApiForm({ schema: changePasswordSchema, defaultValues: EMPTY });
  const { errors, isSubmitting } = form.formState;
  const newPassword = useWatch({ control: form.control, name: "newPassword" });
  const send = form.sendWith(async (body) => {
    session.adopt(await cooldown.watch(take(api.POST("/v1/me/password", { body }))));
    form.reset(EMPTY);
    toast.success(t("passwordChanged"), t("passwordChangedText"));
  });
  return (
    <Card>
      <CardHeader title={t("password")} description={t("passwordText")} />
      <form onSubmit={send} noValidate className="flex max-w-md flex-col gap-5 px-5 pb-5">
        <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
        <FormProblem error={errors.root} />
        <Field label={t("currentPassword")} error={errorText(errors.currentPassword)}>
          <PasswordInput autoComplete="current-password" {...form.register("currentPassword")} />
        </Field>
        <NewPasswordField label={a("newPassword")} error={errorText(errors.newPassword)} value={newPassword} known={[user.name, user.email]} input={form.register("newPassword")} />
        <div className="flex">
          <SubmitButton wait={cooldown.seconds} busy={isSubmitting}>
            {t("changePassword")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}
