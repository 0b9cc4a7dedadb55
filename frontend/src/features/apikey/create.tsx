"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ScopePicker } from "./picker";
import { useCreateKey } from "./queries";
import { Secret } from "./secret";

/** After how many days a key ends; 0 is never. */
const LIVES = ["30", "90", "365", "0"] as const;

const DAY_MS = 86_400_000;

const keySchema = z.object({
  name: z.string().trim().min(1, "form.required").max(100, "form.tooLong"),
  life: z.enum(LIVES),
  scopes: z.array(z.string()).min(1, "form.chooseOne"),
});

interface CreateDialogProps {
  /** What a key may be given. */
  scopes: readonly string[];
  onClose: () => void;
}

/** Makes a key: its name, its life, what it may do; and shows its secret once. */
export function CreateDialog({ scopes, onClose }: CreateDialogProps) {
  const t = useTranslations("keys");
  const c = useTranslations("common");
  const [secret, setSecret] = useState<string>();
  return (
    <Dialog
      wide={!secret}
      firm={Boolean(secret)}
      open
      onOpenChange={(open) => !open && onClose()}
      title={secret ? t("made") : t("create")}
      description={secret ? undefined : t("createText")}
      closeLabel={c("close")}
    >
      {secret ? <Secret secret={secret} onDone={onClose} /> : <KeyForm scopes={scopes} onSecret={setSecret} />}
    </Dialog>
  );
}

function KeyForm({ scopes, onSecret }: { scopes: readonly string[]; onSecret: (secret: string) => void }) {
  const t = useTranslations("keys");
  const errorText = useErrorText();
  const create = useCreateKey();
  const form = useApiForm({ schema: keySchema, defaultValues: { name: "", life: "90", scopes: [] } });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async ({ name, life, scopes: chosen }) => {
    const { secret } = await create({ name, scopes: chosen, expiresAt: endOf(Number(life)) });
    onSecret(secret);
  });
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-5">
      <FormProblem error={errors.root} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("name")} help={t("nameHelp")} error={errorText(errors.name)}>
          <Input {...form.register("name")} />
        </Field>
        <Controller
          control={form.control}
          name="life"
          render={({ field }) => (
            <Field label={t("life")} help={t("lifeHelp")}>
              <Select value={field.value} onChange={field.onChange} options={LIVES.map((days) => ({ value: days, label: t(`lives.${days}`) }))} />
            </Field>
          )}
        />
      </div>
      <Controller
        control={form.control}
        name="scopes"
        render={({ field }) => <ScopePicker offered={scopes} value={field.value} onChange={field.onChange} error={errorText(errors.scopes)} />}
      />
      <Button type="submit" variant="primary" className="self-end" busy={isSubmitting}>
        {t("make")}
      </Button>
    </form>
  );
}

function endOf(days: number): string | undefined {
  return days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : undefined;
}
