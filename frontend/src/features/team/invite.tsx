"use client";

import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { emailSchema } from "@/features/auth/schema";
import { useInvite } from "./queries";
import { INVITED_ROLES } from "./rules";

const inviteSchema = emailSchema.extend({ role: z.enum(INVITED_ROLES) });

/** Invites somebody by mail, in a role that is explained. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("team");
  const r = useTranslations("roles");
  const a = useTranslations("auth");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const invite = useInvite();
  const form = useApiForm<z.infer<typeof inviteSchema>>({ schema: inviteSchema, defaultValues: { email: "", role: "editor" } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await invite(body);
    toast.success(t("invited", { email: body.email }));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("inviteTitle")}
      description={t("inviteText")}
      closeLabel={c("close")}
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button type="submit" form="invite" variant="primary" busy={isSubmitting}>
            {t("sendInvite")}
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={send} noValidate className="flex flex-col gap-5">
        <FormProblem error={errors.root} />
        <Field label={a("email")} error={errorText(errors.email)}>
          <Input type="email" autoComplete="off" {...form.register("email")} />
        </Field>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <div>
              <p className="mb-1.5 text-sm font-medium">{t("role")}</p>
              <RadioCards
                label={t("role")}
                value={field.value}
                onChange={field.onChange}
                cards={INVITED_ROLES.map((role) => ({ value: role, title: r(`${role}.name`), text: r(`${role}.may`) }))}
              />
            </div>
          )}
        />
      </form>
    </Dialog>
  );
}
