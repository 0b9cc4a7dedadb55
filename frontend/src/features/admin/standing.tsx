"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import type { AdminTenant } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Badge, type Tone } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { DeedDialog } from "./dialog";
import { useStanding } from "./queries";

const tones: Record<AdminTenant["status"], Tone> = { active: "success", suspended: "danger", closing: "warning" };

/** Whether a tenant's people may work. */
export function StandingBadge({ status }: { status: AdminTenant["status"] }) {
  const t = useTranslations("admin.standing");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}

export const reasonField = z.string().trim().min(3, "form.reason").max(500, "form.tooLong");

const schema = z.object({ reason: reasonField });

interface StandingDialogProps {
  tenant: AdminTenant;
  deed: "suspend" | "reactivate";
  onClose: () => void;
}

/** Suspends a tenant, or ends its suspension. */
export function StandingDialog({ tenant, deed, onClose }: StandingDialogProps) {
  const t = useTranslations(`admin.${deed}`);
  const a = useTranslations("admin");
  const errorText = useErrorText();
  const change = useStanding(tenant.id);
  const form = useApiForm({ schema, defaultValues: { reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await change(deed, body);
    toast.success(t("done", { name: tenant.name }));
    onClose();
  });
  return (
    <DeedDialog
      title={t("title", { name: tenant.name })}
      text={t("text")}
      confirmLabel={t("action")}
      variant={deed === "suspend" ? "danger" : "primary"}
      busy={isSubmitting}
      onSend={send}
      onClose={onClose}
    >
      <Field label={a("reason")} help={t("reasonHelp")} error={errorText(errors.reason)}>
        <Textarea rows={3} {...form.register("reason")} />
      </Field>
      <FormProblem error={errors.root} />
    </DeedDialog>
  );
}
