"use client";

import { ChevronsUpDown } from "lucide-react";
import { cn } from "@/lib/cn";
import { useFieldControl } from "./fieldcontrol";

export interface Option<T extends string = string> {
  value: T;
  label: string;
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

/** Chooses one of a few: the browser's own control, which every hand and reader knows. */
export function Select<T extends string>({ value, onChange, options, placeholder, size = "md", disabled, className, ...aria }: SelectProps<T>) {
  const control = useFieldControl();
  return (
    <span className={cn("relative block w-full", className)}>
      <select
        {...control}
        {...aria}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as T)}
        className={cn("field-box appearance-none truncate pr-9", size === "sm" ? "h-8 pl-2.5 text-sm" : "h-10 pl-3", value === "" && "text-muted")}
      >
        {value === "" && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-surface text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-muted" />
    </span>
  );
}
