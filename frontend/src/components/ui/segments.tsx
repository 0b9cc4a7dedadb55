"use client";

import type { ReactNode } from "react";

export interface Segment<T extends string> {
  value: T;
  label: ReactNode;
}

interface SegmentsProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  tabs: readonly Segment<T>[];
  label: string;
}

/** A few choices side by side, one of them on; for views and filters. */
export function Segments<T extends string>({ value, onChange, tabs, label }: SegmentsProps<T>) {
  return (
    <div role="group" aria-label={label} className="inline-flex max-w-full overflow-x-auto rounded-lg border border-line-strong/60 bg-surface p-0.5">
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
          className="h-7 shrink-0 rounded-md px-3 text-sm whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink"
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
