"use client";

import { useId } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Controller, useWatch, type Control } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/form/errors";
import { networkNames, NetworkMark, type NetworkName } from "@/components/network";
import { Checkbox } from "@/components/ui/choice";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TagInput } from "@/components/ui/taginput";
import { creativesQuery } from "@/features/creative/queries";
import { Count } from "@/features/post/counter";
import type { Wish, WishField, WishValue } from "./wish";
import { useFieldHelp, useFieldName, useOptionName } from "./words";

interface WishFieldProps {
  engine: string;
  field: WishField;
  control: Control<Wish>;
}

/** Asks for one thing that an engine takes, in the form that fits it. */
export function WishFieldInput({ engine, field, control }: WishFieldProps) {
  const name = useFieldName();
  const help = useFieldHelp(engine);
  const c = useTranslations("common");
  const errorText = useErrorText();
  return (
    <Controller
      control={control}
      name={`input.${field.name}`}
      render={({ field: { value, onChange, onBlur }, fieldState: { error } }) => {
        const frame = { label: name(field.name), help: help(field.name, field.help), error: errorText(error), optional: field.required ? undefined : c("optional") };
        if (field.kind === "choices" || (field.kind === "choice" && field.options.length <= FEW)) return <Chips {...frame} field={field} value={value} onChange={onChange} />;
        if (field.kind === "switch") {
          return (
            <Checkbox checked={value === true} onChange={onChange}>
              <span className="font-medium">{frame.label}</span>
              <span className="block text-[0.8125rem] text-muted">{frame.help}</span>
            </Checkbox>
          );
        }
        return (
          <Field {...frame} aside={typeof value === "string" && field.most && field.kind === "text" ? <Count length={[...value].length} max={field.most} /> : undefined}>
            <FieldControl field={field} control={control} value={value} onChange={onChange} onBlur={onBlur} />
          </Field>
        );
      }}
    />
  );
}

/** So few choices are shown side by side. */
const FEW = 6;

/** No choice. */
const NONE = "none";

interface ControlProps {
  field: WishField;
  control: Control<Wish>;
  value: WishValue;
  onChange: (value: WishValue) => void;
  onBlur: () => void;
}

function FieldControl({ field, control, value, onChange, onBlur }: ControlProps) {
  const c = useTranslations("common");
  const e = useTranslations("engine");
  const option = useOptionName();
  if (Array.isArray(value)) return <TagInput value={value} onChange={onChange} max={field.most} removeLabel={(tag) => c("remove", { name: tag })} />;
  const text = String(value);
  const props = { value: text, onBlur, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  switch (field.kind) {
    case "choice": {
      const none = field.required ? [] : [{ value: NONE, label: e("noChoice") }];
      return <Select value={text || (field.required ? "" : NONE)} onChange={(next) => onChange(next === NONE ? "" : next)} placeholder={e("choose")} options={[...none, ...field.options.map((one) => ({ value: one, label: option(one) }))]} />;
    }
    case "creative":
      return <CreativeSelect control={control} value={text} onChange={onChange} />;
    case "date":
      return <Input type="date" className="max-w-44" {...props} />;
    case "number":
      return <Input type="number" inputMode="numeric" min={field.least} max={field.most} step={1} className="max-w-32" {...props} />;
    case "text":
      return <Textarea rows={(field.most ?? 0) > 2000 ? 10 : 3} {...props} />;
    default:
      return <Input maxLength={field.most} {...props} />;
  }
}

/** One of the creatives of the campaign that is worked on. */
function CreativeSelect({ control, value, onChange }: Pick<ControlProps, "control" | "onChange"> & { value: string }) {
  const e = useTranslations("engine");
  const campaignId = useWatch({ control, name: "campaignId" });
  const creatives = useInfiniteQuery(creativesQuery({ campaignId: campaignId || undefined })).data?.pages.flatMap((page) => page.data) ?? [];
  return <Select value={value || NONE} onChange={(next) => onChange(next === NONE ? "" : next)} options={[{ value: NONE, label: e("noChoice") }, ...creatives.map(({ id, name }) => ({ value: id, label: name }))]} />;
}

interface ChipsProps {
  label: string;
  help: string;
  error?: string;
  optional?: string;
  field: WishField;
  value: WishValue;
  onChange: (value: WishValue) => void;
}

/** A few words to choose from, all in sight: one of them, or several. */
function Chips({ label, help, error, optional, field, value, onChange }: ChipsProps) {
  const id = useId();
  const several = Array.isArray(value);
  const toggle = (option: string) => {
    if (several) onChange(value.includes(option) ? value.filter((other) => other !== option) : [...value, option]);
    else onChange(value === option && !field.required ? "" : option);
  };
  return (
    <fieldset aria-describedby={[`${id}-help`, error && `${id}-error`].filter(Boolean).join(" ")} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
      </legend>
      <div className="flex flex-wrap gap-2">
        {field.options.map((option) => (
          <Chip key={option} name={id} several={several} option={option} on={several ? value.includes(option) : value === option} onToggle={() => toggle(option)} />
        ))}
      </div>
      <p id={`${id}-help`} className="text-[0.8125rem] text-muted">
        {help}
      </p>
      {error && (
        <p id={`${id}-error`} className="text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChipProps {
  name: string;
  several: boolean;
  option: string;
  on: boolean;
  onToggle: () => void;
}

function Chip({ name, several, option, on, onToggle }: ChipProps) {
  const word = useOptionName();
  return (
    <label className="relative inline-flex h-8 cursor-pointer items-center gap-2 rounded-lg border border-line-strong/60 bg-surface px-3 text-sm transition-colors hover:border-muted has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      {/* A choice that is not required can be taken back with another click, which a radio button alone does not tell. */}
      <input type={several ? "checkbox" : "radio"} name={name} checked={on} onChange={onToggle} onClick={!several && on ? onToggle : undefined} className="sr-only" />
      {networkNames.includes(option as NetworkName) && (
        <span aria-hidden className="grid">
          <NetworkMark network={option as NetworkName} />
        </span>
      )}
      {word(option)}
    </label>
  );
}
