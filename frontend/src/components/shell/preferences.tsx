"use client";

import { useTheme } from "next-themes";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { MenuChoice } from "@/components/ui/menu";
import { LOCALE_COOKIE, type Locale } from "@/i18n/locale";

export const themes = ["system", "light", "dark"] as const;

/** Light, dark, or as the system. */
export function ThemeChoice() {
  const t = useTranslations("preferences");
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoice label={t("theme")} value={theme} onChange={setTheme} options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))} />;
}

const YEAR_S = 31_536_000;

/** Keeps the language in a cookie and draws the page anew in it. */
export function useSetLocale(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`;
    router.refresh();
  };
}

/** English or German. */
export function LanguageChoice({ onChosen }: { onChosen?: (locale: Locale) => void }) {
  const t = useTranslations("preferences");
  const setLocale = useSetLocale();
  const choose = (locale: Locale) => {
    setLocale(locale);
    onChosen?.(locale);
  };
  return (
    <MenuChoice
      label={t("language")}
      value={useLocale()}
      onChange={choose}
      options={[
        { value: "en", label: "English" },
        { value: "de", label: "Deutsch" },
      ]}
    />
  );
}
