"use client";

import { useState } from "react";
import { CircleCheck, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EmailChange } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Badge, Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { PasswordInput } from "@/features/auth/password";
import { useResendVerification } from "@/features/auth/recover";
import { changeEmailSchema } from "@/features/auth/schema";
import { useMe } from "@/features/session/context";
import { api, take } from "@/lib/api";
import { useCancelEmailChange, useRefreshMe } from "./queries";

/** The address one signs in with, and its change, which both mailboxes have to confirm. */
export function EmailCard() {
  const t = useTranslations("account");
  const { user, emailChange } = useMe();
  const [changing, setChanging] = useState(false);
  const pending = emailChange && !emailChange.done ? emailChange : undefined;
  return (
    <Card>
      <CardHeader
        title={t("email")}
        description={t("emailText")}
        action={
          !pending && (
            <Button size="sm" onClick={() => setChanging(true)}>
              {t("changeEmail")}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-4 px-5 pb-5">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="break-all">{user.email}</span>
          {user.emailVerified && <Badge tone="success">{t("confirmed")}</Badge>}
        </p>
        {!user.emailVerified && <Unverified email={user.email} />}
        {pending && <PendingChange change={pending} old={user.email} />}
      </div>
      {changing && <ChangeDialog onClose={() => setChanging(false)} />}
    </Card>
  );
}

function Unverified({ email }: { email: string }) {
  const t = useTranslations("account");
  const resend = useResendVerification();
  return (
    <Notice
      tone="warning"
      action={
        <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate(email, { onSuccess: () => toast.success(t("mailSent")) })}>
          {t("resend")}
        </Button>
      }
    >
      {t("unverified")}
    </Notice>
  );
}

function PendingChange({ change, old }: { change: EmailChange; old: string }) {
  const t = useTranslations("account");
  const cancel = useCancelEmailChange();
  return (
    <div className="rounded-lg border p-4">
      <p className="text-sm">{t.rich("changeTo", { email: change.email, b: (text) => <strong className="font-medium break-all">{text}</strong> })}</p>
      <ul className="my-3 flex flex-col gap-2">
        <Mailbox label={t("oldMailbox")} email={old} confirmed={change.oldConfirmed} />
        <Mailbox label={t("newMailbox")} email={change.email} confirmed={change.newConfirmed} />
      </ul>
      <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate(undefined, { onSuccess: () => toast.success(t("changeCancelled")) })}>
        {t("keepEmail")}
      </Button>
    </div>
  );
}

/** One of the two mailboxes, and whether its link was followed. */
export function Mailbox({ label, email, confirmed }: { label: string; email?: string; confirmed: boolean }) {
  const t = useTranslations("account");
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <Badge tone={confirmed ? "success" : "warning"}>
        {confirmed ? <CircleCheck aria-hidden /> : <Clock aria-hidden />}
        {confirmed ? t("confirmed") : t("waiting")}
      </Badge>
      <span>{label}</span>
      {email && <span className="break-all text-muted">{email}</span>}
    </li>
  );
}

function ChangeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account");
  const a = useTranslations("auth");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const refresh = useRefreshMe();
  const form = useApiForm({ schema: changeEmailSchema, defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await take(api.POST("/v1/me/email", { body }));
    await refresh();
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("changeEmail")}
      description={t("changeEmailText")}
      closeLabel={c("close")}
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button type="submit" form="change-email" variant="primary" busy={isSubmitting}>
            {t("sendLinks")}
          </Button>
        </>
      }
    >
      <form id="change-email" onSubmit={send} noValidate className="flex flex-col gap-5">
        <FormProblem error={errors.root} />
        <Field label={t("newEmail")} error={errorText(errors.email)}>
          <Input type="email" autoComplete="email" {...form.register("email")} />
        </Field>
        <Field label={a("password")} error={errorText(errors.password)}>
          <PasswordInput autoComplete="current-password" {...form.register("password")} />
        </Field>
      </form>
    </Dialog>
  );
}
