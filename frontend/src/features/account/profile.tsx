"use client";

import { useMutation } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import { useLocale, useTranslations } from "next-intl";
import { themes, useSetLocale } from "@/components/shell/preferences";
import { Card, CardHeader } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { OwnOnly } from "@/features/impersonation/limit";
import { useMe } from "@/features/session/context";
import type { Locale } from "@/i18n/locale";
import { browserZone } from "@/lib/time";
import { EmailCard } from "./email";
import { NameZoneForm } from "./namezone";
import { useSaveMe } from "./queries";

/** Who one is: name, zone, address, and how the app looks and speaks. */
export function ProfileSettings() {
  return (
    <OwnOnly>
      <div className="flex flex-col gap-4">
        <PersonCard />
        <EmailCard />
        <PreferencesCard />
      </div>
    </OwnOnly>
  );
}

function PersonCard() {
  const t = useTranslations("account");
  const { user } = useMe();
  return (
    <Card>
      <CardHeader title={t("person")} description={t("personText")} />
      <NameZoneForm key={user.version} start={{ name: user.name, timezone: user.timezone || browserZone() }} nameLabel={t("yourName")} zoneHelp={t("yourZoneHelp")} save={useSaveMe()} />
    </Card>
  );
}

function PreferencesCard() {
  const t = useTranslations("preferences");
  const { theme = "system", setTheme } = useTheme();
  const setLocale = useSetLocale();
  const saveMe = useSaveMe();
  const keep = useMutation({ mutationFn: (locale: Locale) => saveMe({ locale }) });
  const choose = (locale: Locale) => {
    setLocale(locale);
    keep.mutate(locale);
  };
  return (
    <Card className="flex flex-wrap gap-x-10 gap-y-5 p-5">
      <div>
        <p className="mb-1.5 text-sm font-medium">{t("theme")}</p>
        <Segments label={t("theme")} value={theme} onChange={setTheme} tabs={themes.map((value) => ({ value, label: t(`themes.${value}`) }))} />
      </div>
      <div>
        <p className="mb-1.5 text-sm font-medium">{t("language")}</p>
        <Segments<Locale> label={t("language")} value={useLocale()} onChange={choose} tabs={[{ value: "en", label: "English" }, { value: "de", label: "Deutsch" }]} />
        <p className="mt-1.5 text-[0.8125rem] text-muted">{t("languageHelp")}</p>
      </div>
    </Card>
  );
}
