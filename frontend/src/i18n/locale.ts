/** The languages of the app. */
export const locales = ["en", "de"] as const;

export type Locale = (typeof locales)[number];

/** Cookie that remembers the chosen language; it holds nothing else. */
export const LOCALE_COOKIE = "cos_locale";

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The first language of an Accept-Language header that the app speaks, else English. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", quality] = entry.trim().split(";q=");
      return { tag: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ tag }) => tag).find(isLocale) ?? "en";
}
