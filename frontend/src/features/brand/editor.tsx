"use client";

import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { BrandProfile } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem } from "@/components/form/errors";
import { ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useDraftName } from "@/features/session/context";
import { api, ifMatch, take } from "@/lib/api";
import { AboutFields, FactFields, VoiceFields } from "./fields";
import { brandSchema, toForm, toInput } from "./schema";

/** Writes a brand profile: who the brand is, how it speaks, and what is true about it. */
export function BrandEditor({ brand: current }: { brand?: BrandProfile }) {
  // The version that was opened: a change made elsewhere meanwhile must answer 412, not be overwritten.
  const [brand] = useState(current);
  const t = useTranslations("brand");
  const c = useTranslations("common");
  const client = useQueryClient();
  const router = useRouter();
  const mayWrite = useCan("brands:write");
  const form = useApiForm({ schema: brandSchema, defaultValues: toForm(brand, useLocale()), draft: useDraftName(brand ? undefined : "brand") });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (values) => {
    const body = toInput(values);
    const saved = await take(
      brand
        ? api.PATCH("/v1/brand-profiles/{id}", { params: { path: { id: brand.id }, header: ifMatch(brand.version) }, body })
        : api.POST("/v1/brand-profiles", { body }),
    );
    client.setQueryData(["brand", saved.id], saved);
    await client.invalidateQueries({ queryKey: ["brand", "list"] });
    toast.success(t("saved"));
    router.push("/brands");
  });
  return (
    <form onSubmit={send} noValidate className="flex max-w-3xl flex-col gap-6">
      <fieldset disabled={!mayWrite} className="contents">
        <AboutFields form={form} />
        <VoiceFields form={form} />
        <FactFields form={form} />
      </fieldset>
      <FormProblem error={errors.root} />
      {mayWrite && (
        <div className="flex items-start gap-2">
          <GatedAction operation={brand ? "updateBrandProfile" : "createBrandProfile"} type="submit" variant="primary" busy={isSubmitting}>
            {brand ? c("save") : t("create")}
          </GatedAction>
          <ButtonLink href="/brands">{c("cancel")}</ButtonLink>
        </div>
      )}
    </form>
  );
}
