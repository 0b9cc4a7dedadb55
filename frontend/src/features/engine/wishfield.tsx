"use client";

import { Controller, type Control } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/form/errors";
import { networkNames, networkTitle, type NetworkName } from "@/components/network";
import { Checkbox } from "@/components/ui/choice";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TagInput } from "@/components/ui/taginput";
import type { Wish, WishField } from "./wish";
import { plainName, useFieldName } from "./words";

const NONE = "none";

/** Asks for one thing that an engine takes, in the form that fits it. */
export function WishFieldInput({ field, control }: { field: WishField; control: Control<Wish> }) {
  const name = useFieldName();
  const c = useTranslations("common");
  const errorText = useErrorText();
  return (
    <Controller
      control={control}
      name={`input.${field.name}`}
      render={({ field: { value, onChange, onBlur }, fieldState: { error } }) => {
        const frame = { label: name(field.name), help: field.help, error: errorText(error), optional: field.required ? undefined : c("optional") };
        if (field.kind === "choices") {
          return <Choices {...frame} options={field.options} value={value as string[]} onChange={onChange} />;
        }
        return (
          <Field {...frame} aside={field.kind === "text" && field.most ? <Count text={value as string} most={field.most} /> : undefined}>
            <Control field={field} value={value} onChange={onChange} onBlur={onBlur} />
          </Field>
        );
      }}
    />
  );
}

interface ControlProps {
  field: WishField;
  value: string | string[];
  onChange: (value: string | string[]) => void;
  onBlur: () => void;
}

function Control({ field, value, onChange, onBlur }: ControlProps) {
  const c = useTranslations("common");
  const e = useTranslations("engine");
  if (Array.isArray(value)) return <TagInput value={value} onChange={onChange} removeLabel={(tag) => c("remove", { name: tag })} />;
  if (field.kind === "choice") {
    const none = field.required ? [] : [{ value: NONE, label: e("noChoice") }];
    return <Select value={value || (field.required ? "" : NONE)} onChange={(next) => onChange(next === NONE ? "" : next)} placeholder={e("choose")} options={[...none, ...field.options.map((option) => ({ value: option, label: optionName(option) }))]} />;
  }
  const props = { value, onBlur, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  if (field.kind === "text") return <Textarea rows={(field.most ?? 0) > 2000 ? 10 : 3} {...props} />;
  return <Input inputMode={field.kind === "number" ? "numeric" : undefined} {...props} />;
}

function Count({ text, most }: { text: string; most: number }) {
  return (
    <span className="text-xs text-muted tabular-nums">
      {text.length}/{most}
    </span>
  );
}

interface ChoicesProps {
  label: string;
  help: string;
  error?: string;
  optional?: string;
  options: string[];
  value: string[];
  onChange: (value: string[]) => void;
}

function Choices({ label, help, error, optional, options, value, onChange }: ChoicesProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
      </legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {options.map((option) => (
          <Checkbox key={option} checked={value.includes(option)} onChange={(on) => onChange(on ? [...value, option] : value.filter((other) => other !== option))}>
            {optionName(option)}
          </Checkbox>
        ))}
      </div>
      <p className="text-[0.8125rem] text-muted">{help}</p>
      {error && <p className="text-[0.8125rem] text-danger">{error}</p>}
    </fieldset>
  );
}

function optionName(option: string): string {
  return networkNames.includes(option as NetworkName) ? networkTitle(option as NetworkName) : plainName(option);
}
