"use client";

import type { ReactNode } from "react";
import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { Check } from "lucide-react";
import { cn } from "@/lib/cn";

interface ToggleProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
  className?: string;
}

/** A box to tick, with its label. */
export function Checkbox({ checked, onChange, disabled, children, className }: ToggleProps) {
  return (
    <label className={cn("flex min-w-0 items-start gap-2.5 text-sm", className)}>
      <BaseCheckbox.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <BaseCheckbox.Indicator className="text-on-accent">
          <Check className="size-3" strokeWidth={3} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className="min-w-0 flex-1">{children}</span>
    </label>
  );
}

/** Turns something on or off at once. */
export function Switch({ checked, onChange, disabled, children, className }: ToggleProps) {
  return (
    <label className={cn("flex items-center justify-between gap-4 text-sm", className)}>
      <span className="min-w-0">{children}</span>
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="flex h-6 w-10 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="size-5 rounded-full bg-white shadow-card transition-transform data-checked:translate-x-4" />
      </BaseSwitch.Root>
    </label>
  );
}

export interface Card<T extends string> {
  value: T;
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
}

interface RadioCardsProps<T extends string> {
  value: T | "";
  onChange: (value: T) => void;
  cards: readonly Card<T>[];
  label: string;
  className?: string;
}

/** Chooses one of a few, each explained on its own card. */
export function RadioCards<T extends string>({ value, onChange, cards, label, className }: RadioCardsProps<T>) {
  return (
    <RadioGroup aria-label={label} value={value} onValueChange={(next) => onChange(next as T)} className={cn("grid gap-2", className)}>
      {cards.map((card) => (
        <label
          key={card.value}
          className="flex cursor-pointer items-start gap-3 rounded-lg border border-line-strong/60 bg-surface p-3 transition-colors hover:border-muted has-data-checked:border-accent has-data-checked:bg-accent-soft"
        >
          <Radio.Root value={card.value} className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-surface data-checked:border-accent">
            <Radio.Indicator className="size-2 rounded-full bg-accent" />
          </Radio.Root>
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2 text-sm font-medium">
              {card.icon}
              {card.title}
            </span>
            {card.text && <span className="mt-0.5 block text-[0.8125rem] text-muted">{card.text}</span>}
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
