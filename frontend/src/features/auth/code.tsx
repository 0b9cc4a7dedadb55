"use client";

import { useState, type ComponentProps } from "react";
import { useTranslations } from "next-intl";
import type { MfaChallenge } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { ApiProblem, api, take } from "@/lib/api";
import { AuthCard } from "./card";
import { useCooldown } from "./cooldown";
import { codeSchema, digitsOf, recoverySchema } from "./schema";
import { SubmitButton } from "./submit";
import { useEnter } from "./use";

interface CodeStepProps {
  challenge: MfaChallenge;
  /** Back to the password; because the time ran out, or by choice. */
  onBack: (tookTooLong: boolean) => void;
}

/** The second step of signing in: a code of the authenticator app, or one of the recovery codes. */
export function CodeStep({ challenge, onBack }: CodeStepProps) {
  const t = useTranslations("auth");
  const [byRecovery, setByRecovery] = useState(false);
  return (
    <AuthCard title={t("codeTitle")} description={byRecovery ? t("recoveryText") : t("codeText")}>
      <CodeForm key={String(byRecovery)} challenge={challenge} byRecovery={byRecovery} onOver={() => onBack(true)} />
      <div className="mt-4 flex flex-wrap justify-between gap-2">
        <Button variant="ghost" size="sm" className="-ml-3" onClick={() => setByRecovery(!byRecovery)}>
          {byRecovery ? t("useCode") : t("useRecovery")}
        </Button>
        <Button variant="ghost" size="sm" className="-mr-3" onClick={() => onBack(false)}>
          {t("backToPassword")}
        </Button>
      </div>
    </AuthCard>
  );
}

interface CodeFormProps {
  challenge: MfaChallenge;
  byRecovery: boolean;
  onOver: () => void;
}

function CodeForm({ challenge, byRecovery, onOver }: CodeFormProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const enter = useEnter();
  const cooldown = useCooldown();
  const form = useApiForm({ schema: byRecovery ? recoverySchema : codeSchema, defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async ({ code }) => {
    try {
      enter(await cooldown.watch(take(api.POST("/v1/auth/login/mfa", { body: { mfaToken: challenge.mfaToken, code } }))));
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === "invalid_mfa_token") return onOver();
      form.setFocus("code");
      throw problem;
    }
  });
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      {byRecovery ? (
        <Field label={t("recoveryCode")} error={errorText(errors.code)}>
          <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} className="font-mono" {...form.register("code")} />
        </Field>
      ) : (
        <Field label={t("code")} error={errorText(errors.code)}>
          <CodeInput autoFocus {...form.register("code", { setValueAs: digitsOf })} />
        </Field>
      )}
      <SubmitButton wait={cooldown.seconds} busy={isSubmitting}>
        {t("signIn")}
      </SubmitButton>
    </form>
  );
}

/** Six digits of an authenticator app; they may be pasted with a space between. */
export function CodeInput(props: ComponentProps<"input">) {
  return <Input inputMode="numeric" autoComplete="one-time-code" placeholder="000000" maxLength={12} className="h-12 font-mono text-lg tracking-[0.35em]" {...props} />;
}
