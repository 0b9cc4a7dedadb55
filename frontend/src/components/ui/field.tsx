"use client";

import type { ComponentProps, ReactNode } from "react";
import { Field as Base } from "@base-ui/react/field";
import { cn } from "@/lib/cn";

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
  return (
    <Base.Root name={name} invalid={Boolean(error)} className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4">
        <Base.Label className="text-sm font-medium">
          {label}
          {optional && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
        </Base.Label>
        {aside}
      </div>
      {children}
      {help && <Base.Description className="text-[0.8125rem] text-muted">{help}</Base.Description>}
      <Base.Error match={Boolean(error)} className="text-[0.8125rem] text-danger">
        {error}
      </Base.Error>
    </Base.Root>
  );
}

/** One line of text. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <Base.Control className={cn("field-box h-10 px-3", className)} {...props} />;
}

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const least = { minHeight: `calc(${rows} * 1lh + 1.125rem)` };
  return (
    <Base.Control
      {...(props as object)}
      render={<textarea rows={rows} style={least} className={cn("field-box field-sizing-content px-3 py-2", className)} />}
    />
  );
}
