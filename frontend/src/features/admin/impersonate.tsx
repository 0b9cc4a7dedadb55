"use client";

import { Controller, useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { RadioCards } from "@/components/ui/choice";
import { Notice } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { DeedDialog } from "./dialog";
import { findMember, useImpersonate } from "./queries";
import { reasonField } from "./standing";

const schema = z
  .object({ who: z.enum(["owner", "other"]), email: z.string().trim(), reason: reasonField })
  .refine((form) => form.who === "owner" || z.email().safeParse(form.email).success, { path: ["email"], message: "form.email" });

interface ImpersonateDialogProps {
  tenant: { id: string; name: string; ownerEmail?: string };
  /** Whom to act as; without one it is asked for. */
  person?: { id: string; name: string };
  onClose: () => void;
}

/** Asks why, and as whom, before an operator acts as one of a tenant's people. */
export function ImpersonateDialog({ tenant, person, onClose }: ImpersonateDialogProps) {
  const t = useTranslations("admin.impersonate");
  const a = useTranslations("admin");
  const errorText = useErrorText();
  const impersonate = useImpersonate();
  const form = useApiForm({ schema, defaultValues: { who: "owner", email: "", reason: "" } });
  const who = useWatch({ control: form.control, name: "who" });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async ({ who, email, reason }) => {
    const other = who === "other" ? await findMember(tenant.id, email) : undefined;
    if (who === "other" && !other) return form.setError("email", { message: t("notMember") });
    await impersonate(tenant.id, { reason, userId: person?.id ?? other?.user.id });
  });
  return (
    <DeedDialog title={t("title", { name: person?.name ?? tenant.name })} text={t("text")} confirmLabel={t("action")} variant="primary" busy={isSubmitting} onSend={send} onClose={onClose}>
      {!person && (
        <Controller
          control={form.control}
          name="who"
          render={({ field }) => (
            <RadioCards
              label={t("who")}
              value={field.value}
              onChange={field.onChange}
              cards={[
                { value: "owner", title: t("owner"), text: tenant.ownerEmail },
                { value: "other", title: t("other"), text: t("otherText") },
              ]}
            />
          )}
        />
      )}
      {who === "other" && (
        <Field label={t("email")} error={errorText(errors.email)}>
          <Input type="email" autoComplete="off" {...form.register("email")} />
        </Field>
      )}
      <Field label={a("reason")} help={t("reasonHelp")} error={errorText(errors.reason)}>
        <Textarea rows={2} {...form.register("reason")} />
      </Field>
      <Notice>{t("limits")}</Notice>
      <FormProblem error={errors.root} />
    </DeedDialog>
  );
}
