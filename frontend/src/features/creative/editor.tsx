"use client";

import { useState } from "react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { Plus, Trash2 } from "lucide-react";
import { Controller, useFieldArray } from "react-hook-form";
import { useTranslations } from "next-intl";
import { z } from "zod";
import type { Creative } from "@campaign-os/shared";
import { useApiForm, type ApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { networkNames, networkTitle, NetworkMark } from "@/components/network";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { campaignsQuery } from "@/features/campaign/queries";
import { VariantEditor } from "@/features/engine/copyresult";
import { useBrandFacts } from "@/features/engine/usefacts";
import { copyVariant } from "@/features/engine/output";
import { AssetPicker } from "@/features/media/picker";
import { useCan, useDraftName } from "@/features/session/context";
import { api, ifMatch, take } from "@/lib/api";
import { creativeQuery } from "./queries";

const creativeSchema = z.object({
  campaignId: z.string().min(1, "form.choose"),
  name: z.string().trim().min(1, "form.required").max(120, "form.tooLong"),
  variants: z.array(copyVariant.required().extend({ text: z.string().trim().min(1, "form.required") })).min(1, "form.chooseOne"),
  assetIds: z.array(z.string()).max(35, "form.tooMany"),
});

type CreativeForm = z.infer<typeof creativeSchema>;

function toForm(creative: Creative | undefined, campaignId: string): CreativeForm {
  return {
    campaignId: creative?.campaignId ?? campaignId,
    name: creative?.name ?? "",
    variants: creative?.variants.map((variant) => ({ ...variant, hashtags: variant.hashtags ?? [], sources: variant.sources ?? [] })) ?? [],
    assetIds: creative?.assetIds ?? [],
  };
}

/** Writes a creative: the wordings for each network, and the pictures that go with them. */
export function CreativeEditor({ creative: current }: { creative?: Creative }) {
  const t = useTranslations("creative");
  const c = useTranslations("common");
  const mayWrite = useCan("creatives:write");
  const campaignId = useSearchParams().get("campaign") ?? "";
  // The version that was opened: a change made elsewhere meanwhile must answer 412, not be overwritten.
  const [creative, setCreative] = useState(current);
  const form = useApiForm({ schema: creativeSchema, defaultValues: toForm(creative, campaignId), draft: useDraftName(creative ? undefined : "creative") });
  const save = useSave(creative, setCreative);
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate onSubmit={form.sendWith(save)} className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <fieldset disabled={!mayWrite} className="contents">
        <VariantsCard form={form} />
        <SideCard form={form} isNew={!creative} />
      </fieldset>
      <div className="flex flex-col gap-4 xl:col-span-2">
        <FormProblem error={errors.root} />
        {mayWrite && (
          <div className="flex items-start gap-2">
            <GatedAction operation={creative ? "updateCreative" : "createCreative"} type="submit" variant="primary" busy={isSubmitting}>
              {creative ? c("save") : t("create")}
            </GatedAction>
            <ButtonLink href="/creatives">{c("cancel")}</ButtonLink>
          </div>
        )}
      </div>
    </form>
  );
}

function useSave(creative: Creative | undefined, onSaved: (saved: Creative) => void) {
  const t = useTranslations("creative");
  const client = useQueryClient();
  const router = useRouter();
  return async ({ campaignId, ...body }: CreativeForm) => {
    const saved = await take(
      creative
        ? api.PATCH("/v1/creatives/{id}", { params: { path: { id: creative.id }, header: ifMatch(creative.version) }, body })
        : api.POST("/v1/creatives", { body: { campaignId, ...body } }),
    );
    client.setQueryData(creativeQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ["creative", "list"] });
    toast.success(t("saved"));
    onSaved(saved);
    if (!creative) router.replace(`/creatives/${saved.id}`);
  };
}

function VariantsCard({ form }: { form: ApiForm<CreativeForm> }) {
  const t = useTranslations("creative");
  const errorText = useErrorText();
  const variants = useFieldArray({ control: form.control, name: "variants", keyName: "key" });
  const facts = useBrandFacts({ campaignId: form.watch("campaignId") });
  const left = networkNames.filter((network) => !variants.fields.some((variant) => variant.network === network));
  const add = (
    <Menu
      trigger={
        <Button size="sm" icon={<Plus aria-hidden />}>
          {t("addVariant")}
        </Button>
      }
    >
      {left.map((network) => (
        <MenuItem key={network} icon={<NetworkMark network={network} />} onSelect={() => variants.append({ network, text: "", hashtags: [], sources: [] })}>
          {networkTitle(network)}
        </MenuItem>
      ))}
    </Menu>
  );
  return (
    <Card>
      <CardHeader title={t("variants")} description={t("variantsText")} action={left.length > 0 && add} />
      <div className="grid gap-4 px-5 pb-5 2xl:grid-cols-2">
        {variants.fields.map((variant, i) => (
          <div key={variant.key} className="flex flex-col gap-2">
            <Controller control={form.control} name={`variants.${i}`} render={({ field }) => <VariantEditor variant={field.value} facts={facts} onChange={field.onChange} />} />
            <div className="flex items-center justify-between gap-3">
              <p role="alert" className="text-[0.8125rem] text-danger">
                {errorText(form.formState.errors.variants?.[i]?.text)}
              </p>
              <Button size="sm" variant="ghost" icon={<Trash2 aria-hidden />} onClick={() => variants.remove(i)}>
                {t("removeVariant")}
              </Button>
            </div>
          </div>
        ))}
        {variants.fields.length === 0 && <p className="text-sm text-muted">{errorText(form.formState.errors.variants) ?? t("noVariants")}</p>}
      </div>
    </Card>
  );
}

function SideCard({ form, isNew }: { form: ApiForm<CreativeForm>; isNew: boolean }) {
  const t = useTranslations("creative");
  const errorText = useErrorText();
  const { errors } = form.formState;
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card className="flex flex-col gap-5 p-5">
      <Field label={t("name")} error={errorText(errors.name)}>
        <Input {...form.register("name")} />
      </Field>
      <Controller
        control={form.control}
        name="campaignId"
        render={({ field }) => (
          <Field label={t("campaign")} error={errorText(errors.campaignId)}>
            <Select disabled={!isNew} value={field.value} onChange={field.onChange} placeholder={t("campaignChoose")} options={campaigns.map((it) => ({ value: it.id, label: it.name }))} />
          </Field>
        )}
      />
      <Controller
        control={form.control}
        name="assetIds"
        render={({ field }) => (
          <div>
            <p className="mb-1.5 text-sm font-medium">{t("media")}</p>
            <AssetPicker value={field.value} onChange={field.onChange} />
            <p className="mt-1.5 text-[0.8125rem] text-danger">{errorText(errors.assetIds)}</p>
          </div>
        )}
      />
    </Card>
  );
}
