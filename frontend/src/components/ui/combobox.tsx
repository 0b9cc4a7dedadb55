"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { cn } from "@/lib/cn";
import { itemClass, type Option } from "./select";

interface ComboboxProps<T extends string> {
  value: T | "";
  onChange: (value: T) => void;
  options: readonly Option<T>[];
  placeholder?: string;
  emptyText: string;
  className?: string;
}

const popupClass =
  "pop-motion max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto overscroll-contain rounded-lg border bg-surface p-1 shadow-pop outline-none";

/** Chooses one of many by typing a part of its name. */
export function Combobox<T extends string>({ value, onChange, options, placeholder, emptyText, className }: ComboboxProps<T>) {
  const selected = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root items={options as Option<T>[]} value={selected} onValueChange={(next) => next && onChange(next.value)} limit={200}>
      <Base.InputGroup className={cn("relative", className)}>
        <Base.Input placeholder={placeholder} className="field-box h-10 pr-9 pl-3" />
        <Base.Trigger tabIndex={-1} aria-hidden className="absolute inset-y-0 right-0 grid w-9 place-items-center text-muted">
          <ChevronsUpDown className="size-4" />
        </Base.Trigger>
      </Base.InputGroup>
      <ComboboxPopup emptyText={emptyText} />
    </Base.Root>
  );
}

interface MultiSelectProps<T extends string> {
  value: readonly T[];
  onChange: (value: T[]) => void;
  options: readonly Option<T>[];
  placeholder?: string;
  emptyText: string;
  removeLabel: (label: string) => string;
}

/** Chooses several of many; what is chosen stands in the field and can be taken out again. */
export function MultiSelect<T extends string>({ value, onChange, options, placeholder, emptyText, removeLabel }: MultiSelectProps<T>) {
  const selected = options.filter((option) => value.includes(option.value));
  return (
    <Base.Root items={options as Option<T>[]} multiple value={selected as Option<T>[]} onValueChange={(next: Option<T>[]) => onChange(next.map((o) => o.value))}>
      <Base.Chips className="field-box flex min-h-10 flex-wrap items-center gap-1 p-1 focus-within:border-accent">
        {selected.map((option) => (
          <Base.Chip key={option.value} className="flex h-7 items-center gap-1 rounded-md bg-sunken pr-1 pl-2 text-sm data-highlighted:bg-accent-soft">
            {option.label}
            <Base.ChipRemove aria-label={removeLabel(option.label)} className="grid size-5 place-items-center rounded text-muted hover:text-ink">
              <X className="size-3.5" />
            </Base.ChipRemove>
          </Base.Chip>
        ))}
        <Base.Input placeholder={selected.length === 0 ? placeholder : undefined} className="h-7 min-w-24 flex-1 bg-transparent px-2 outline-none placeholder:text-muted" />
      </Base.Chips>
      <ComboboxPopup emptyText={emptyText} />
    </Base.Root>
  );
}

function ComboboxPopup({ emptyText }: { emptyText: string }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        <Base.Popup className={popupClass}>
          <Base.Empty>
            <p className="p-3 text-sm text-muted">{emptyText}</p>
          </Base.Empty>
          <Base.List>
            {(option: Option) => (
              <Base.Item key={option.value} value={option} className={itemClass}>
                <Base.ItemIndicator className="col-start-1">
                  <Check className="size-4" />
                </Base.ItemIndicator>
                <span className="col-start-2">{option.label}</span>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
