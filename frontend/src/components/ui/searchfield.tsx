"use client";

import { useId } from "react";
import { Search } from "lucide-react";
import { cn } from "@/lib/cn";

interface SearchFieldProps {
  label: string;
  value: string;
  /** Told when the field is left or Enter is pressed. */
  onSearch: (text: string) => void;
  placeholder?: string;
  className?: string;
}

/** Looks for something; what was looked for stays in it. */
export function SearchField({ label, value, onSearch, placeholder, className }: SearchFieldProps) {
  const id = useId();
  const take = (text: string) => text.trim() !== value && onSearch(text.trim());
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <span className="relative block">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" />
        <input
          key={value}
          id={id}
          type="search"
          defaultValue={value}
          placeholder={placeholder}
          spellCheck={false}
          maxLength={200}
          className="field-box h-10 pr-3 pl-9"
          onBlur={(event) => take(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
        />
      </span>
    </div>
  );
}
