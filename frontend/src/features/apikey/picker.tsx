"use client";

import { useId } from "react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/choice";
import { ALL, areasOf, covers, toggleScope } from "./scopes";

interface ScopePickerProps {
  offered: readonly string[];
  value: readonly string[];
  onChange: (scopes: string[]) => void;
  error?: string;
}

/** Chooses what a key may do, area by area. */
export function ScopePicker({ offered, value, onChange, error }: ScopePickerProps) {
  const t = useTranslations("keys");
  const errorId = useId();
  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t("scopes")}</legend>
      <ul className="divide-y rounded-lg border">
        {areasOf(offered).map(({ area, actions }) => (
          <li key={area} className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-2.5">
            <span className="w-full text-sm sm:w-40">{titleOf(t, `areas.${area}`, area)}</span>
            {[...actions, ...(actions.length > 1 ? [ALL] : [])].map((action) => (
              <Checkbox
                key={action}
                className="sm:w-28"
                checked={covers(value, area, action)}
                disabled={action !== ALL && value.includes(`${area}:${ALL}`)}
                onChange={() => onChange(toggleScope(value, area, action))}
              >
                {titleOf(t, action === ALL ? "actions.all" : `actions.${action}`, action)}
                <span className="sr-only"> {titleOf(t, `areas.${area}`, area)}</span>
              </Checkbox>
            ))}
          </li>
        ))}
      </ul>
      {error && (
        <p id={errorId} role="alert" className="mt-1.5 text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

// The API may offer more than this app has words for.
function titleOf(t: ReturnType<typeof useTranslations<"keys">>, key: string, plain: string): string {
  return t.has(key as "areas.posts") ? t(key as "areas.posts") : plain;
}
