"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { FieldContext, useFieldControl, type FieldControl } from "./fieldcontrol";

interface FieldProps {
  label: ReactNode;
  /** What to enter and why; stays visible with an error. */
  help?: ReactNode;
  error?: string;
  name?: string;
  /** Shown at the end of the label's line, such as a counter. */
  aside?: ReactNode;
  optional?: string;
  className?: string;
  children: ReactNode;
}

/** A control with its label, help and error, tied together for assistive technology. */
export function Field({ label, help, error, name, aside, optional, className, children }: FieldProps) {
  const id = useId();
  const words = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  const control: FieldControl = { id, name, "aria-describedby": words || undefined, "aria-invalid": error ? true : undefined };
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {optional && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
        </label>
        {aside}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      {help && (
        <p id={`${id}-help`} className="text-[0.8125rem] text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...useFieldControl()} className={cn("field-box h-10 px-3", className)} {...props} />;
}

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const least = { minHeight: `calc(${rows} * 1lh + 1.125rem)` };
  return <textarea {...useFieldControl()} rows={rows} style={least} className={cn("field-box field-sizing-content px-3 py-2", className)} {...props} />;
}
