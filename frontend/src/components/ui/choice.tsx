"use client";

import { useId, type ReactNode } from "react";
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
      <span className="mt-0.5 grid shrink-0 place-items-center">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          disabled={disabled}
          className="peer col-start-1 row-start-1 size-4 appearance-none rounded border border-line-strong bg-surface checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <Check aria-hidden className="pointer-events-none invisible col-start-1 row-start-1 size-3 text-on-accent peer-checked:visible" strokeWidth={3} />
      </span>
      <span className="min-w-0 flex-1">{children}</span>
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
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={cn("grid gap-2", className)}>
      {cards.map((card) => (
        <label
          key={card.value}
          className="flex cursor-pointer items-start gap-3 rounded-lg border border-line-strong/60 bg-surface p-3 transition-colors hover:border-muted has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={card.value}
            checked={card.value === value}
            onChange={() => onChange(card.value)}
            className="mt-0.5 grid size-4 shrink-0 appearance-none place-items-center rounded-full border border-line-strong bg-surface before:size-2 before:rounded-full checked:border-accent checked:before:bg-accent"
          />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2 text-sm font-medium">
              {card.icon}
              {card.title}
            </span>
            {card.text && <span className="mt-0.5 block text-[0.8125rem] text-muted">{card.text}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
