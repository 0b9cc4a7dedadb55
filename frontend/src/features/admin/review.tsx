"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import type { Mismatch } from "@campaign-os/shared";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { useApiForm } from "@/components/form/useapiform";
import { Field, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { DeedDialog } from "./dialog";
import { useReview } from "./queries";
import { reasonField } from "./standing";

const schema = z.object({ note: reasonField });

/** Notes what an operator found out about something that does not fit. */
export function ReviewDialog({ finding, onClose }: { finding: Mismatch; onClose: () => void }) {
  const t = useTranslations("admin.mismatches");
  const errorText = useErrorText();
  const review = useReview();
  const form = useApiForm({ schema, defaultValues: { note: finding.note ?? "" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await review(finding.id, body);
    toast.success(t("done"));
    onClose();
  });
  return (
    <DeedDialog title={t("reviewTitle")} text={finding.reason} confirmLabel={t("confirm")} variant="primary" busy={isSubmitting} onSend={send} onClose={onClose}>
      <Field label={t("note")} help={t("noteHelp")} error={errorText(errors.note)}>
        <Textarea rows={4} {...form.register("note")} />
      </Field>
      <FormProblem error={errors.root} />
    </DeedDialog>
  );
}
