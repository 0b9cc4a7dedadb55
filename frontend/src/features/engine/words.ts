import { useTranslations } from "next-intl";

/** Engines that have a name of their own in the app's languages, in the order they are shown in. */
export const engineNames = ["strategy", "copy", "repurpose", "ads", "insight", "brand-guard"] as const;

export type EngineKey = (typeof engineNames)[number] | "other";

/** The word under which an engine is named; one that is not known yet is "other". */
export function engineKey(engine: string): EngineKey {
  return engineNames.find((name) => name === engine) ?? "other";
}

/** A field's name in words where no language has one: "keyMessages" is "Key messages". */
export function plainName(name: string): string {
  const words = name.replace(/[_-]/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names of an engine's fields as people read them. */
export function useFieldName(): (name: string) => string {
  const t = useTranslations("engine.field");
  return (name) => (t.has(name as "summary") ? t(name as "summary") : plainName(name));
}

/** Micro-dollars as an amount; small ones keep the digits that tell them apart. */
export function formatCost(micros: number, locale: string): string {
  const digits = micros < 10_000 ? 4 : 2;
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(micros / 1_000_000);
}
