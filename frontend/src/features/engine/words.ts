import { useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { networkNames, networkTitle, type NetworkName } from "@/components/network";

/** Engines that have a name of their own in the app's languages, in the order they are shown in. */
export const engineNames = ["autopilot", "strategy", "audience", "calendar", "copy", "hashtag", "creative-brief", "image", "repurpose", "ads", "insight", "brand-guard"] as const;

export type EngineKey = (typeof engineNames)[number] | "other";

/** The word under which an engine is named; one that is not known yet is "other". */
export function engineKey(engine: string): EngineKey {
  return engineNames.find((name) => name === engine) ?? "other";
}

type Described = Pick<Engine, "name" | "title" | "description" | "applies">;

/** What engines are called and what they are for, in the app's language; one that it does not know yet speaks for itself. */
export function useEngineWords() {
  const t = useTranslations("engine");
  return {
    name: (engine: string, own?: Pick<Engine, "title">) => {
      const key = engineKey(engine);
      return key === "other" ? (own?.title ?? plainName(engine)) : t(`name.${key}`);
    },
    about: ({ name, description }: Described) => {
      const key = engineKey(name);
      return key === "other" ? description : t(`about.${key}`);
    },
    applies: ({ name, applies }: Described) => {
      if (!applies) return "";
      const key = `applies.${name}` as "applies.strategy";
      return t.has(key) ? t(key) : applies;
    },
  };
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

/** Names of the words that an engine takes and gives, such as networks and formats. */
export function useOptionName(): (word: string) => string {
  const t = useTranslations("engine.word");
  return (word) => {
    if (networkNames.includes(word as NetworkName)) return networkTitle(word as NetworkName);
    return t.has(word as "image") ? t(word as "image") : plainName(word);
  };
}

/** What to enter into a field of an engine's form: in the app's language where it knows the field, else in the engine's own words. */
export function useFieldHelp(engine: string): (name: string, own: string) => string {
  const t = useTranslations("engine.help");
  return (name, own) => {
    const key = [`${engine}.${name}`, `any.${name}`].find((one) => t.has(one as "any.instructions"));
    return key ? t(key as "any.instructions") : own;
  };
}

/** Micro-dollars as an amount; small ones keep the digits that tell them apart. */
export function formatCost(micros: number, locale: string): string {
  const digits = micros < 10_000 ? 4 : 2;
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(micros / 1_000_000);
}

/** A count of tokens, short: "3.2K". */
export function formatTokens(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(count);
}
