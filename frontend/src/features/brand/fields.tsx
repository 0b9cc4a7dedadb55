"use client";

import { Plus, Trash2 } from "lucide-react";
import { Controller, useFieldArray } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { Button, IconButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TagInput } from "@/components/ui/taginput";
import type { BrandForm } from "./schema";

type Props = { form: ApiForm<BrandForm> };

const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da"];

/** Who the brand is and whom it speaks to. */
export function AboutFields({ form }: Props) {
  const t = useTranslations("brand");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title={t("about")} />
      <div className="grid gap-5 px-5 pb-5 sm:grid-cols-2">
        <Field label={t("name")} error={errorText(errors.name)} className="sm:col-span-2">
          <Input {...form.register("name")} />
        </Field>
        <Field label={t("description")} help={t("descriptionHelp")} optional={c("optional")} error={errorText(errors.description)} className="sm:col-span-2">
          <Textarea rows={3} {...form.register("description")} />
        </Field>
        <Field label={t("website")} optional={c("optional")} error={errorText(errors.website)}>
          <Input type="url" inputMode="url" placeholder="https://" {...form.register("website")} />
        </Field>
        <Field label={t("industry")} optional={c("optional")} error={errorText(errors.industry)}>
          <Input {...form.register("industry")} />
        </Field>
        <Field label={t("audience")} help={t("audienceHelp")} optional={c("optional")} error={errorText(errors.audience)} className="sm:col-span-2">
          <Textarea rows={2} {...form.register("audience")} />
        </Field>
      </div>
    </Card>
  );
}

/** How the brand speaks. */
export function VoiceFields({ form }: Props) {
  const t = useTranslations("brand");
  const locale = new Intl.DisplayNames(undefined, { type: "language" });
  const errorText = useErrorText();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title={t("voice")} description={t("voiceText")} />
      <div className="grid gap-5 px-5 pb-5 sm:grid-cols-2">
        <WordsField form={form} name="tone" />
        <Controller
          control={form.control}
          name="language"
          render={({ field }) => (
            <Field label={t("language")} help={t("languageHelp")} error={errorText(errors.language)}>
              <Select value={field.value} onChange={field.onChange} options={LANGUAGES.map((value) => ({ value, label: locale.of(value) ?? value }))} />
            </Field>
          )}
        />
        <WordsField form={form} name="hashtags" />
        <WordsField form={form} name="bannedWords" />
      </div>
    </Card>
  );
}

function WordsField({ form, name }: Props & { name: "tone" | "hashtags" | "bannedWords" }) {
  const t = useTranslations("brand");
  const c = useTranslations("common");
  const error = useErrorText()(form.formState.errors[name]);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={t(name)} help={t(`${name}Help`)} error={error}>
          <TagInput value={field.value} onChange={field.onChange} placeholder={t(`${name}Example`)} removeLabel={(tag) => c("remove", { name: tag })} />
        </Field>
      )}
    />
  );
}

/** What is true about the brand: the copy engine leans on these, and names them as its sources. */
export function FactFields({ form }: Props) {
  const t = useTranslations("brand");
  const facts = useFieldArray({ control: form.control, name: "facts", keyName: "key" });
  return (
    <Card>
      <CardHeader
        title={t("facts")}
        description={t("factsText")}
        action={
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => facts.append({ id: "", text: "", source: "" })}>
            {t("addFact")}
          </Button>
        }
      />
      {facts.fields.length > 0 && (
        <ol className="flex flex-col divide-y border-t">
          {facts.fields.map((fact, i) => (
            <FactRow key={fact.key} form={form} index={i} onRemove={() => facts.remove(i)} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function FactRow({ form, index, onRemove }: Props & { index: number; onRemove: () => void }) {
  const t = useTranslations("brand");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const errors = form.formState.errors.facts?.[index];
  return (
    <li className="grid items-start gap-3 px-5 py-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]">
      <Field label={t("fact", { n: index + 1 })} error={errorText(errors?.text)}>
        <Textarea rows={1} placeholder={t("factExample")} {...form.register(`facts.${index}.text`)} />
      </Field>
      <Field label={t("source")} optional={c("optional")} error={errorText(errors?.source)}>
        <Input placeholder={t("sourceExample")} {...form.register(`facts.${index}.source`)} />
      </Field>
      <IconButton label={c("remove", { name: t("fact", { n: index + 1 }) })} onClick={onRemove} className="sm:mt-7">
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
