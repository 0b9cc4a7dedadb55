"use client";

import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { ZoneField } from "@/features/auth/zonefield";

/** What a person and a team have in common: a name, and the zone that is theirs. */
export const nameZoneSchema = z.object({ name: z.string().trim().min(1, "form.required").max(100, "form.tooLong"), timezone: z.string().min(1, "form.required") });

export type NameZone = z.infer<typeof nameZoneSchema>;

interface NameZoneProps {
  start: NameZone;
  nameLabel: string;
  zoneHelp: string;
  disabled?: boolean;
  save: (values: NameZone) => Promise<unknown>;
}

export function NameZoneForm({ start, nameLabel, zoneHelp, disabled, save }: NameZoneProps) {
  const t = useTranslations("account");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const form = useApiForm({ schema: nameZoneSchema, defaultValues: start });
  const { errors, isSubmitting, isDirty } = form.formState;
  const send = form.sendWith(async (values) => {
    await save(values);
    toast.success(t("saved"));
  });
  return (
    <form onSubmit={send} noValidate>
      <fieldset disabled={disabled} className="grid gap-5 px-5 pb-5 sm:grid-cols-2">
        <Field label={nameLabel} error={errorText(errors.name)}>
          <Input {...form.register("name")} />
        </Field>
        <Controller control={form.control} name="timezone" render={({ field }) => <ZoneField value={field.value} onChange={field.onChange} help={zoneHelp} error={errorText(errors.timezone)} />} />
        <div className="flex flex-col gap-5 sm:col-span-2">
          <FormProblem error={errors.root} />
          {!disabled && (
            <Button type="submit" variant="primary" className="self-start" disabled={!isDirty} busy={isSubmitting}>
              {c("save")}
            </Button>
          )}
        </div>
      </fieldset>
    </form>
  );
}
