"use client";

import type { ComponentProps } from "react";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import { PasswordInput } from "./password";
import { strengthOf, type Strength } from "./strength";

interface NewPasswordFieldProps {
  label: string;
  error?: string;
  /** What is typed so far. */
  value: string;
  /** What others know about the person, which should not be in it. */
  known?: readonly string[];
  input: ComponentProps<"input">;
}

/** A password that is set anew: its rule, and how hard it is to guess. */
export function NewPasswordField({ label, error, value, known, input }: NewPasswordFieldProps) {
  const t = useTranslations("auth");
  return (
    <Field label={label} help={t("passwordHelp")} error={error}>
      <PasswordInput autoComplete="new-password" {...input} />
      {value && <StrengthMeter strength={strengthOf(value, known)} />}
    </Field>
  );
}

const looks: Record<Strength, { bars: number; fill: string }> = {
  short: { bars: 1, fill: "bg-danger" },
  weak: { bars: 1, fill: "bg-danger" },
  fair: { bars: 2, fill: "bg-warning" },
  good: { bars: 3, fill: "bg-success" },
};

function StrengthMeter({ strength }: { strength: Strength }) {
  const t = useTranslations("auth");
  const { bars, fill } = looks[strength];
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={cn("h-1 flex-1 rounded-full", bar <= bars ? fill : "bg-sunken")} />
        ))}
      </span>
      <span role="status" className="text-[0.8125rem] text-muted">
        {t(`strength.${strength}`)}
      </span>
    </div>
  );
}
