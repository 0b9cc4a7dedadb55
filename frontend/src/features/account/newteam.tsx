"use client";

import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { ZoneField } from "@/features/auth/zonefield";
import { api, session, take } from "@/lib/api";
import { browserZone } from "@/lib/time";
import { nameZoneSchema } from "./namezone";

/** Founds another team, with its own trial, and goes there. */
export function NewTeamForm() {
  const t = useTranslations("account.teams");
  const a = useTranslations("auth");
  const errorText = useErrorText();
  const form = useApiForm({ schema: nameZoneSchema, defaultValues: { name: "", timezone: browserZone() } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (body) => {
    await take(api.POST("/v1/me/tenants", { body }));
    session.beginAnew("/dashboard");
  });
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <Field label={a("tenantName")} error={errorText(errors.name)}>
        <Input autoComplete="organization" {...form.register("name")} />
      </Field>
      <Controller control={form.control} name="timezone" render={({ field }) => <ZoneField value={field.value} onChange={field.onChange} error={errorText(errors.timezone)} />} />
      <Button type="submit" variant="primary" className="self-end" busy={isSubmitting}>
        {t("create")}
      </Button>
    </form>
  );
}

export function NewTeamDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.teams");
  const c = useTranslations("common");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("new")} description={t("newText")} closeLabel={c("close")}>
      <NewTeamForm />
    </Dialog>
  );
}
