"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { MfaSetup } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy";
import { Skeleton } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { later } from "@/components/ui/later";
import { CodeInput } from "@/features/auth/code";
import { codeSchema, digitsOf } from "@/features/auth/schema";
import { api, take } from "@/lib/api";
import { inFours } from "./codes";
import { PasswordCheck } from "./passwordcheck";
import { useRefreshMe } from "./queries";
import { RecoveryCodes } from "./recoverycodes";

const QRCode = later(() => import("./qrcode").then((module) => module.QRCode), <Skeleton className="size-44 rounded-lg" />);

/** Sets up the second factor: password, authenticator app, first code, recovery codes. */
export function SetupSteps({ onDone }: { onDone: () => void }) {
  const t = useTranslations("account.mfa");
  const refresh = useRefreshMe();
  const [setup, setSetup] = useState<MfaSetup>();
  const [codes, setCodes] = useState<string[]>();
  const done = async () => {
    await refresh();
    onDone();
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={done} />;
  if (setup) return <ConfirmStep setup={setup} onCodes={setCodes} />;
  return (
    <>
      <p className="mb-5 text-sm text-muted">{t("setUpText")}</p>
      <PasswordCheck action={t("next")} send={async (password) => setSetup(await take(api.POST("/v1/me/mfa", { body: { password } })))} />
    </>
  );
}

function ConfirmStep({ setup, onCodes }: { setup: MfaSetup; onCodes: (codes: string[]) => void }) {
  const t = useTranslations("account.mfa");
  const a = useTranslations("auth");
  const errorText = useErrorText();
  const form = useApiForm({ schema: codeSchema, defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => onCodes((await take(api.POST("/v1/me/mfa/confirm", { body }))).codes));
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <QRCode text={setup.otpauthUrl} label={t("qr")} />
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-sm">{t("scan")}</p>
          <p className="mt-3 text-[0.8125rem] text-muted">{t("orType")}</p>
          <p className="mt-1 flex items-start gap-2">
            <code data-testid="mfa-secret" className="font-mono text-sm leading-8 break-words">
              {inFours(setup.secret)}
            </code>
            <CopyButton text={setup.secret} label={t("copySecret")} icon />
          </p>
        </div>
      </div>
      <FormProblem error={errors.root} />
      <Field label={a("code")} help={t("codeHelp")} error={errorText(errors.code)}>
        <CodeInput autoFocus {...form.register("code", { setValueAs: digitsOf })} />
      </Field>
      <Button type="submit" variant="primary" className="self-end" busy={isSubmitting}>
        {t("confirm")}
      </Button>
    </form>
  );
}
