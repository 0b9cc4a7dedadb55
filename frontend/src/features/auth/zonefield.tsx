"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { allZones } from "@/lib/time";

interface ZoneFieldProps {
  value: string;
  onChange: (zone: string) => void;
  error?: string;
  help?: string;
}

/** Chooses a time zone by a part of its name. */
export function ZoneField({ value, onChange, error, help }: ZoneFieldProps) {
  const t = useTranslations("auth");
  const zones = useMemo(() => [...new Set([value, ...allZones()])].filter(Boolean).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })), [value]);
  return (
    <Field label={t("timezone")} help={help ?? t("timezoneHelp")} error={error}>
      <Combobox value={value} onChange={onChange} options={zones} emptyText={t("timezoneNone")} />
    </Field>
  );
}
