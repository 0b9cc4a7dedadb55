"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CircleCheck, MailCheck } from "lucide-react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Failure } from "@/components/state/failure";
import { ButtonLink } from "@/components/ui/button";
import { Notice, Skeleton } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { api, take } from "@/lib/api";
import { NewPasswordField } from "./newpassword";
import { emailSchema, passwordSchema } from "./schema";
import { SubmitButton } from "./submit";
import { dropMailedToken, useMailedToken } from "./token";

/** Asks for a mail to set a new password; the answer is the same whether the account exists or not. */
export function ForgotForm() {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const form = useApiForm({ schema: emailSchema, defaultValues: { email: "" } });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const send = form.sendWith((body) => take(api.POST("/v1/auth/forgot-password", { body })));
  if (isSubmitSuccessful) {
    return (
      <Notice tone="success" icon={<MailCheck aria-hidden />}>
        {t("forgotSent")}
      </Notice>
    );
  }
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <Field label={t("email")} error={errorText(errors.email)}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <SubmitButton busy={isSubmitting}>
        {t("forgotSend")}
      </SubmitButton>
    </form>
  );
}

/** Sets a new password with the token from the mail. */
export function ResetForm() {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const token = useMailedToken("reset") ?? "";
  const form = useApiForm({ schema: passwordSchema, defaultValues: { password: "" } });
  const password = useWatch({ control: form.control, name: "password" });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const send = form.sendWith(async (body) => {
    await take(api.POST("/v1/auth/reset-password", { body: { token, ...body } }));
    dropMailedToken("reset");
  });
  if (isSubmitSuccessful) {
    return (
      <Notice tone="success" icon={<CircleCheck aria-hidden />} action={<Link className="font-medium underline" href="/login">{t("signIn")}</Link>}>
        {t("resetDone")}
      </Notice>
    );
  }
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <NewPasswordField label={t("newPassword")} error={errorText(errors.password)} value={password} input={form.register("password")} />
      <SubmitButton busy={isSubmitting}>
        {t("resetSend")}
      </SubmitButton>
    </form>
  );
}

/** Confirms the address with the token from the mail, as soon as the page is opened. */
export function VerifyEmail() {
  const t = useTranslations("auth");
  const token = useMailedToken("verify");
  const query = useQuery({
    queryKey: ["verify-email", token],
    enabled: token !== undefined,
    queryFn: async () => {
      await take(api.POST("/v1/auth/verify-email", { body: { token: token ?? "" } }));
      return true;
    },
    retry: false,
    staleTime: Infinity,
  });
  if (query.error) return <Failure problem={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton className="h-24" />;
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="success" icon={<CircleCheck aria-hidden />}>
        {t("verified")}
      </Notice>
      <ButtonLink variant="primary" href="/dashboard">
        {t("goOn")}
      </ButtonLink>
    </div>
  );
}

/** Sends the confirmation mail again. */
export function useResendVerification() {
  return useMutation({ mutationFn: (email: string) => take(api.POST("/v1/auth/resend-verification", { body: { email } })) });
}
