"use client";

import { useState } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MfaChallenge } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { api, take } from "@/lib/api";
import { AuthCard } from "./card";
import { CodeStep } from "./code";
import { useCooldown } from "./cooldown";
import { PasswordInput } from "./password";
import { loginSchema } from "./schema";
import { SubmitButton } from "./submit";
import { useEnter } from "./use";

/** Signs a person in: by password, and where they have set one up, by a second factor. */
export function LoginForm() {
  const [email, setEmail] = useState("");
  const [challenge, setChallenge] = useState<MfaChallenge>();
  const [over, setOver] = useState(false);
  const back = (tookTooLong: boolean) => {
    setChallenge(undefined);
    setOver(tookTooLong);
  };
  if (challenge) return <CodeStep challenge={challenge} onBack={back} />;
  return (
    <PasswordStep
      email={email}
      over={over}
      onChallenge={(asked, typed) => {
        setEmail(typed);
        setChallenge(asked);
      }}
    />
  );
}

interface PasswordStepProps {
  email: string;
  /** The time to give a code has run out. */
  over: boolean;
  onChallenge: (challenge: MfaChallenge, email: string) => void;
}

function PasswordStep({ email, over, onChallenge }: PasswordStepProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const enter = useEnter();
  const cooldown = useCooldown();
  const form = useApiForm({ schema: loginSchema, defaultValues: { email, password: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    const answer = await cooldown.watch(take(api.POST("/v1/auth/login", { body })));
    if ("mfaToken" in answer) onChallenge(answer, body.email);
    else enter(answer);
  });
  return (
    <AuthCard title={t("loginTitle")} description={t("loginText")} foot={t.rich("toRegister", { link: (text) => <Link className="font-medium text-accent-ink underline" href="/register">{text}</Link> })}>
      <form onSubmit={send} noValidate className="flex flex-col gap-5">
        {over && <Notice tone="warning">{t("codeOver")}</Notice>}
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
        <SubmitButton wait={cooldown.seconds} busy={isSubmitting}>
          {t("signIn")}
        </SubmitButton>
      </form>
    </AuthCard>
  );
}
