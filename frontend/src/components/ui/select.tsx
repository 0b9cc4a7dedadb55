"use client";

import type { ReactNode } from "react";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "@/lib/cn";

export interface Option<T extends string = string> {
  value: T;
  label: string;
  hint?: ReactNode;
}

interface SelectProps<T extends string> {
  value: T | "";
  onChange: (value: T) => void;
  options: readonly Option<T>[];
  placeholder?: string;
  size?: "sm" | "md";
  disabled?: boolean;
  className?: string;
  /** Needed where no field gives the label. */
  "aria-label"?: string;
}

/** Chooses one of a few. */
export function Select<T extends string>({ value, onChange, options, placeholder, size = "md", disabled, className, ...aria }: SelectProps<T>) {
  return (
    <Base.Root items={options as Option<T>[]} value={value || null} onValueChange={(next) => next && onChange(next as T)} disabled={disabled}>
      <Base.Trigger
        {...aria}
        className={cn("field-box flex items-center justify-between gap-2 text-left", size === "sm" ? "h-8 px-2.5" : "h-10 px-3", className)}
      >
        <Base.Value className="truncate data-placeholder:text-muted" placeholder={placeholder} />
        <Base.Icon>
          <ChevronsUpDown className="size-4 text-muted" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="pop-motion max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border bg-surface p-1 shadow-pop outline-none">
            <Base.List>
              {options.map((option) => (
                <SelectItem key={option.value} option={option} />
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function SelectItem({ option }: { option: Option }) {
  return (
    <Base.Item value={option.value} className={itemClass}>
      <Base.ItemIndicator className="col-start-1">
        <Check className="size-4" />
      </Base.ItemIndicator>
      <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
      {option.hint && <span className="col-start-2 text-xs text-muted">{option.hint}</span>}
    </Base.Item>
  );
}

/** Look of a row in a list that opens. */
export const itemClass =
  "grid cursor-default grid-cols-[1rem_1fr] items-center gap-x-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-sunken data-disabled:text-muted";
