"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { Sparkles } from "lucide-react";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { useApiForm, type ApiForm } from "@/components/form/useapiform";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { brandsQuery } from "@/features/brand/queries";
import { campaignsQuery } from "@/features/campaign/queries";
import { useDraftName } from "@/features/session/context";
import { Price } from "./price";
import { enginesQuery, useStartEngine } from "./queries";
import { emptyWish, toRunInput, wishFields, wishSchema, type Wish } from "./wish";
import { WishFieldInput } from "./wishfield";
import { engineKey } from "./words";

/** Asks for what an engine takes, tells what it would cost, and starts it. */
export function StartEngine({ name }: { name: string }) {
  const t = useTranslations("engine");
  const query = useQuery(enginesQuery);
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-80 max-w-3xl" />}>
      {({ data }) => {
        const engine = data.find((one) => one.name === name);
        if (!engine) return <Empty icon={<Sparkles aria-hidden />} title={t("unknown")} action={<ButtonLink href="/engines">{t("toEngines")}</ButtonLink>} />;
        return <WishPage engine={engine} />;
      }}
    </Loaded>
  );
}

function WishPage({ engine }: { engine: Engine }) {
  const t = useTranslations("engine");
  const key = engineKey(engine.name);
  return (
    <>
      <PageHeader title={key === "other" ? engine.title : t(`name.${key}`)} description={key === "other" ? engine.description : t(`about.${key}`)} crumbs={[{ href: "/engines", label: t("title") }]} />
      <WishForm engine={engine} />
    </>
  );
}

function WishForm({ engine }: { engine: Engine }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const campaign = useSearchParams().get("campaign") ?? "";
  const start = useStartEngine(engine.name);
  const schema = wishSchema(engine);
  const form = useApiForm<Wish>({ schema, defaultValues: emptyWish(engine, campaign), draft: useDraftName(`engine:${engine.name}`) });
  const { errors, isSubmitting } = form.formState;
  const values = form.watch();
  const sound = schema.safeParse(values).success;
  const send = form.sendWith(async (wish) => {
    const run = await start(toRunInput(engine, wish));
    router.push(`/engines/${run.id}`);
  });
  return (
    <Card className="max-w-3xl">
      <form onSubmit={send} noValidate className="flex flex-col gap-5 p-5">
        <Subject engine={engine} form={form} />
        {wishFields(engine).map((field) => (
          <WishFieldInput key={field.name} field={field} control={form.control} />
        ))}
        <FormProblem error={errors.root} />
        <Price engine={engine.name} body={sound ? toRunInput(engine, values) : undefined} />
        <div>
          <GatedAction operation="createEngineRun" type="submit" variant="primary" icon={<Sparkles aria-hidden />} busy={isSubmitting}>
            {t("begin")}
          </GatedAction>
        </div>
      </form>
    </Card>
  );
}

const NONE = "none";

/** What the engine works on: a campaign, or a brand alone where that is enough. */
function Subject({ engine, form }: { engine: Engine; form: ApiForm<Wish> }) {
  const t = useTranslations("engine");
  const errorText = useErrorText();
  const { errors } = form.formState;
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  const brands = useInfiniteQuery(brandsQuery).data?.pages.flatMap((page) => page.data) ?? [];
  const none = engine.needsCampaign ? [] : [{ value: NONE, label: t("noCampaign") }];
  const chosen = form.watch("campaignId");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Controller
        control={form.control}
        name="campaignId"
        render={({ field }) => (
          <Field label={t("campaign")} error={errorText(errors.campaignId)} help={engine.needsCampaign ? undefined : t("campaignHelp")}>
            <Select value={field.value || (engine.needsCampaign ? "" : NONE)} onChange={(id) => field.onChange(id === NONE ? "" : id)} placeholder={t("choose")} options={[...none, ...campaigns.map(({ id, name }) => ({ value: id, label: name }))]} />
          </Field>
        )}
      />
      {engine.needsBrand && !engine.needsCampaign && !chosen && (
        <Controller
          control={form.control}
          name="brandProfileId"
          render={({ field }) => (
            <Field label={t("brand")} error={errorText(errors.brandProfileId)}>
              <Select value={field.value} onChange={field.onChange} placeholder={t("choose")} options={brands.map(({ id, name }) => ({ value: id, label: name }))} />
            </Field>
          )}
        />
      )}
    </div>
  );
}
