"use client";

import { useTranslations } from "next-intl";
import type { IntegrationField } from "@campaign-os/shared";
import { Checkbox } from "@/components/ui/choice";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Scope } from "./queries";
import { Origin } from "./settings";
import { withClear, withValue, type Typed } from "./typed";

interface SettingFieldProps {
  scope: Scope;
  field: IntegrationField;
  typed: Typed;
  onChange: (typed: Typed) => void;
  error?: string;
  /** Whether the secret has to be typed again, since it would go to another address. */
  again: boolean;
}

/** A setting as its declaration says: a text, an address, a number, one of a few, yes or no, or a secret. */
export function SettingField({ scope, field, typed, onChange, error, again }: SettingFieldProps) {
  const t = useTranslations("integration");
  const help = again ? t("again") : field.help;
  return (
    <Field label={field.label} optional={field.required ? undefined : t("optional")} help={help} error={error} aside={<Origin field={field} scope={scope} />}>
      <Control field={field} typed={typed} onChange={onChange} />
      {field.kind === "secret" && field.set && (
        <Checkbox checked={typed.clear.includes(field.name)} onChange={(on) => onChange(withClear(typed, field.name, on))}>
          {t("clear")}
        </Checkbox>
      )}
    </Field>
  );
}

function Control({ field, typed, onChange }: Pick<SettingFieldProps, "field" | "typed" | "onChange">) {
  const t = useTranslations("integration");
  const value = typed.values[field.name] ?? "";
  const set = (next: string) => onChange(withValue(typed, field.name, next));
  const fallback = field.default ? t("usually", { value: field.default }) : undefined;
  switch (field.kind) {
    case "bool":
      return <Select value={value} onChange={set} options={[{ value: "", label: t("fallBack") }, ...["true", "false"].map((each) => ({ value: each, label: t(each === "true" ? "yes" : "no") }))]} />;
    case "choice":
      return <Select value={value} onChange={set} options={[{ value: "", label: t("fallBack") }, ...(field.choices ?? []).map((each) => ({ value: each, label: each }))]} />;
    case "secret":
      return <Input type="password" autoComplete="off" value={value} placeholder={field.set ? kept(field, t) : undefined} onChange={(event) => set(event.target.value)} />;
    case "number":
      return <Input type="number" inputMode="numeric" min={field.minimum} max={field.maximum} value={value} placeholder={fallback} onChange={(event) => set(event.target.value)} />;
    default:
      return <Input type={field.kind === "url" ? "url" : "text"} maxLength={field.maxLength} value={value} placeholder={fallback} onChange={(event) => set(event.target.value)} />;
  }
}

function kept({ last4 }: IntegrationField, t: ReturnType<typeof useTranslations<"integration">>): string {
  return last4 ? t("keptEnding", { end: last4 }) : t("kept");
}
