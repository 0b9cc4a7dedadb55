"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import { Controller } from "react-hook-form";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import type { MePatch } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { themes, useSetLocale } from "@/components/shell/preferences";
import { PageHeader } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { Segments } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { ZoneField } from "@/features/auth/register";
import { useResendVerification } from "@/features/auth/recover";
import { useCan, useMe, useTenant } from "@/features/session/context";
import type { Locale } from "@/i18n/locale";
import { api, ifMatch, take } from "@/lib/api";
import { browserZone } from "@/lib/time";

const name = z.string().trim().min(1, "form.required").max(100, "form.tooLong");
const form = z.object({ name, timezone: z.string().min(1, "form.required") });

/** The person's profile, their preferences, and the team. */
export function SettingsPage() {
  const t = useTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-5xl items-start gap-4 lg:grid-cols-2">
        <ProfileCard />
        <TenantCard />
        <PreferencesCard />
      </div>
    </>
  );
}

function ProfileCard() {
  const t = useTranslations("settings");
  const { user } = useMe();
  const resend = useResendVerification();
  const save = useSaveMe();
  return (
    <Card>
      <CardHeader title={t("profile")} description={user.email} />
      {!user.emailVerified && (
        <Notice
          tone="warning"
          className="mx-5 mb-4"
          action={
            <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate(user.email, { onSuccess: () => toast.success(t("mailSent")) })}>
              {t("resend")}
            </Button>
          }
        >
          {t("unverified")}
        </Notice>
      )}
      <NameZoneForm key={user.version} start={{ name: user.name, timezone: user.timezone || browserZone() }} nameLabel={t("yourName")} zoneHelp={t("yourZoneHelp")} save={save} />
    </Card>
  );
}

function TenantCard() {
  const t = useTranslations("settings");
  const tenant = useTenant();
  const client = useQueryClient();
  const save = async (body: z.infer<typeof form>) => {
    await take(api.PATCH("/v1/tenant", { params: { header: ifMatch(tenant.version) }, body }));
    await client.invalidateQueries({ queryKey: ["me"] });
  };
  return (
    <Card>
      <CardHeader title={t("team")} description={tenant.role && t(`roles.${tenant.role}`)} />
      <NameZoneForm
        key={tenant.version}
        start={{ name: tenant.name, timezone: tenant.timezone }}
        nameLabel={t("teamName")}
        zoneHelp={t("teamZoneHelp")}
        disabled={!useCan("tenant:write")}
        save={save}
      />
    </Card>
  );
}

interface NameZoneProps {
  start: z.infer<typeof form>;
  nameLabel: string;
  zoneHelp: string;
  disabled?: boolean;
  save: (values: z.infer<typeof form>) => Promise<unknown>;
}

function NameZoneForm({ start, nameLabel, zoneHelp, disabled, save }: NameZoneProps) {
  const t = useTranslations("settings");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const state = useApiForm({ schema: form, defaultValues: start });
  const { errors, isSubmitting, isDirty } = state.formState;
  const send = state.sendWith(async (values) => {
    await save(values);
    toast.success(t("saved"));
  });
  return (
    <form onSubmit={send} noValidate>
      <fieldset disabled={disabled} className="flex flex-col gap-5 px-5 pb-5">
        <Field label={nameLabel} error={errorText(errors.name)}>
          <Input {...state.register("name")} />
        </Field>
        <Controller control={state.control} name="timezone" render={({ field }) => <ZoneField value={field.value} onChange={field.onChange} help={zoneHelp} error={errorText(errors.timezone)} />} />
        <FormProblem error={errors.root} />
        {!disabled && (
          <Button type="submit" variant="primary" className="self-start" disabled={!isDirty} busy={isSubmitting}>
            {c("save")}
          </Button>
        )}
      </fieldset>
    </form>
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
    <Card className="flex flex-col gap-5 p-5">
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

function useSaveMe() {
  const { user } = useMe();
  const client = useQueryClient();
  return async (body: MePatch) => {
    await take(api.PATCH("/v1/me", { params: { header: ifMatch(user.version) }, body }));
    await client.invalidateQueries({ queryKey: ["me"] });
  };
}
