"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AcceptInput, InviteView } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { NewPasswordField } from "@/features/auth/newpassword";
import { joinSchema } from "@/features/auth/schema";
import { dropMailedToken } from "@/features/auth/token";
import { api, session, take } from "@/lib/api";

interface WayProps {
  invite: InviteView;
}

// The sign-in that comes back is in the new team, whichever one it or another tab was in before.
async function accept(token: string, body: AcceptInput): Promise<void> {
  await take(api.POST("/v1/invites/{token}/accept", { params: { path: { token } }, body }));
  dropMailedToken("invite");
  session.beginAnew("/dashboard");
}

/** Signed in with the right address: one button. */
export function AcceptAsMe({ token, invite }: WayProps & { token: string }) {
  const t = useTranslations("invite");
  const join = useMutation({ mutationFn: () => accept(token, {}) });
  return (
    <Button variant="primary" className="w-full" busy={join.isPending} onClick={() => join.mutate()}>
      {t("join", { team: invite.tenantName })}
    </Button>
  );
}

/** Signed in as somebody else: says so, and offers the way out. */
export function WrongPerson({ email, invite }: WayProps & { email: string }) {
  const t = useTranslations("invite");
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => take(api.POST("/v1/auth/logout")),
    onSuccess: async () => {
      session.forgetEverywhere();
      await client.resetQueries({ queryKey: ["me"] });
    },
  });
  return (
    <Notice
      tone="warning"
      icon={<CircleAlert aria-hidden />}
      action={
        <Button size="sm" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("signOut")}
        </Button>
      }
    >
      {t("wrongPerson", { email, invited: invite.email })}
    </Notice>
  );
}

/** The address has an account: its owner signs in and comes back here. */
export function SignInFirst({ invite }: WayProps) {
  const t = useTranslations("invite");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t("hasAccount", { email: invite.email })}</p>
      <ButtonLink variant="primary" href="/login?next=%2Finvite">
        {t("signInToJoin")}
      </ButtonLink>
    </div>
  );
}

/** A new person: a name, a password, and they are in. */
export function JoinAsNew({ token, invite }: WayProps & { token: string }) {
  const t = useTranslations("invite");
  const a = useTranslations("auth");
  const errorText = useErrorText();
  const form = useApiForm({ schema: joinSchema, defaultValues: { name: "", password: "" } });
  const typed = useWatch({ control: form.control });
  const { errors, isSubmitting } = form.formState;
  return (
    <form onSubmit={form.sendWith((body) => accept(token, body))} noValidate className="flex flex-col gap-5">
      <input type="hidden" name="username" autoComplete="username" value={invite.email} readOnly />
      <FormProblem error={errors.root} />
      <Field label={a("name")} error={errorText(errors.name)}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <NewPasswordField label={a("password")} error={errorText(errors.password)} value={typed.password ?? ""} known={[typed.name ?? "", invite.email]} input={form.register("password")} />
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {t("join", { team: invite.tenantName })}
      </Button>
    </form>
  );
}
