"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "@/lib/cn";
import { useFieldControl } from "./fieldcontrol";
import type { Option } from "./select";

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
  const control = useFieldControl();
  const selected = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root items={options as Option<T>[]} value={selected} onValueChange={(next) => next && onChange(next.value)} limit={200}>
      <Base.InputGroup className={cn("relative", className)}>
        <Base.Input {...control} placeholder={placeholder} className="field-box h-10 pr-9 pl-3" />
        <Base.Trigger tabIndex={-1} aria-hidden className="absolute inset-y-0 right-0 grid w-9 place-items-center text-muted">
          <ChevronsUpDown className="size-4" />
        </Base.Trigger>
      </Base.InputGroup>
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
              <Base.Item key={option.value} value={option} className="grid cursor-default grid-cols-[1rem_1fr] items-center gap-x-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-sunken">
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
