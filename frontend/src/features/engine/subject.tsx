"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { brandsQuery } from "@/features/brand/queries";
import { campaignQuery, campaignsQuery } from "@/features/campaign/queries";
import type { Wish } from "./wish";

interface SubjectProps {
  engine: Engine;
  form: ApiForm<Wish>;
}

/** What the engine works on: a campaign, or a brand alone where that is enough. */
export function Subject({ engine, form }: SubjectProps) {
  const chosen = form.watch("campaignId");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <CampaignField engine={engine} form={form} />
      {engine.needsBrand && !engine.needsCampaign && !chosen && <BrandField form={form} />}
    </div>
  );
}

/** No campaign. */
const NONE = "none";

function CampaignField({ engine, form }: SubjectProps) {
  const t = useTranslations("engine");
  const errorText = useErrorText();
  const chosen = form.watch("campaignId");
  const query = useInfiniteQuery(campaignsQuery({}));
  const listed = query.data?.pages.flatMap((page) => page.data) ?? [];
  const missing = chosen !== "" && query.isSuccess && !listed.some(({ id }) => id === chosen);
  const own = useQuery({ ...campaignQuery(chosen), enabled: missing }).data;
  const campaigns = own && missing ? [own, ...listed] : listed;
  const none = engine.needsCampaign ? [] : [{ value: NONE, label: t("noCampaign") }];
  if (engine.needsCampaign && query.isSuccess && campaigns.length === 0) {
    return (
      <Notice className="sm:col-span-2" action={<ButtonLink size="sm" href="/campaigns/new">{t("newCampaign")}</ButtonLink>}>
        {t("campaignFirst")}
      </Notice>
    );
  }
  return (
    <Controller
      control={form.control}
      name="campaignId"
      render={({ field, fieldState }) => (
        <Field label={t("campaign")} error={errorText(fieldState.error)} help={engine.needsCampaign ? undefined : t("campaignHelp")}>
          <Select
            value={field.value || (engine.needsCampaign ? "" : NONE)}
            onChange={(id) => field.onChange(id === NONE ? "" : id)}
            placeholder={t("choose")}
            options={[...none, ...campaigns.filter(({ status }) => status !== "archived").map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Field>
      )}
    />
  );
}

function BrandField({ form }: Pick<SubjectProps, "form">) {
  const t = useTranslations("engine");
  const errorText = useErrorText();
  const query = useInfiniteQuery(brandsQuery);
  const brands = query.data?.pages.flatMap((page) => page.data) ?? [];
  if (query.isSuccess && brands.length === 0) return <Notice action={<ButtonLink size="sm" href="/brands/new">{t("newBrand")}</ButtonLink>}>{t("brandFirst")}</Notice>;
  return (
    <Controller
      control={form.control}
      name="brandProfileId"
      render={({ field, fieldState }) => (
        <Field label={t("brand")} error={errorText(fieldState.error)}>
          <Select value={field.value} onChange={field.onChange} placeholder={t("choose")} options={brands.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
    />
  );
}
