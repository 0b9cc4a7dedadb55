"use client";

import type { ReactNode } from "react";
import { Tabs as Base } from "@base-ui/react/tabs";

export interface Tab<T extends string> {
  value: T;
  label: ReactNode;
}

interface TabsProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  tabs: readonly Tab<T>[];
  label: string;
  children?: ReactNode;
}

/** Views of one thing, one at a time; the panels are `TabPanel`s. */
export function Tabs<T extends string>({ value, onChange, tabs, label, children }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as T)}>
      <div className="overflow-x-auto border-b">
        <Base.List aria-label={label} className="relative flex gap-1">
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.value}
              value={tab.value}
              className="h-10 shrink-0 rounded-t-md px-3 text-sm font-medium text-muted outline-offset-[-2px] hover:text-ink data-active:text-ink"
            >
              {tab.label}
            </Base.Tab>
          ))}
          <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) rounded-full bg-accent transition-all" />
        </Base.List>
      </div>
      {children}
    </Base.Root>
  );
}

export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Base.Panel value={value} className="pt-6 outline-none">
      {children}
    </Base.Panel>
  );
}

/** A few choices side by side, one of them on; for views and filters. */
export function Segments<T extends string>({ value, onChange, tabs, label }: Omit<TabsProps<T>, "children">) {
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
