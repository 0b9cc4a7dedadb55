"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { GatedAction } from "@/features/billing/gated";
import { campaignQuery } from "@/features/campaign/queries";
import { useDraftName } from "@/features/session/context";
import { useStartRun } from "./queries";

const wishes = z.object({ idea: z.string().trim().max(1000, "form.tooLong"), instructions: z.string().trim().max(2000, "form.tooLong") });

/** Starts an engine on a campaign and goes to its run. */
export function StartRun({ engine, campaignId }: { engine: "strategy" | "copy"; campaignId: string }) {
  const t = useTranslations("engine");
  const c = useTranslations("campaign");
  const query = useQuery(campaignQuery(campaignId));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-80 max-w-3xl" />}>
      {(campaign) => (
        <>
          <PageHeader
            title={t(`start.${engine}.title`)}
            description={t(`start.${engine}.text`)}
            crumbs={[{ href: "/campaigns", label: c("title") }, { href: `/campaigns/${campaignId}`, label: campaign.name }]}
          />
          <div className="flex max-w-3xl flex-col gap-4">
            {engine === "copy" && !campaign.strategy && <Notice tone="warning">{t("noStrategy")}</Notice>}
            <WishForm engine={engine} campaignId={campaignId} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function WishForm({ engine, campaignId }: { engine: "strategy" | "copy"; campaignId: string }) {
  const t = useTranslations("engine");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const router = useRouter();
  const start = useStartRun(engine, campaignId);
  const form = useApiForm({ schema: wishes, defaultValues: { idea: "", instructions: "" }, draft: useDraftName(`${engine}:${campaignId}`) });
  const { errors, isSubmitting } = form.formState;
  const send = form.sendWith(async (values) => {
    const run = await start(Object.fromEntries(Object.entries(values).filter(([, text]) => text !== "")));
    router.push(`/engines/${run.id}`);
  });
  return (
    <Card>
      <form onSubmit={send} noValidate className="flex flex-col gap-5 p-5">
        {engine === "copy" && (
          <Field label={t("idea")} help={t("ideaHelp")} optional={c("optional")} error={errorText(errors.idea)}>
            <Textarea rows={2} {...form.register("idea")} />
          </Field>
        )}
        <Field label={t("instructions")} help={t(`start.${engine}.help`)} optional={c("optional")} error={errorText(errors.instructions)}>
          <Textarea rows={4} {...form.register("instructions")} />
        </Field>
        <FormProblem error={errors.root} />
        <div>
          <GatedAction operation="createEngineRun" type="submit" variant="primary" icon={<Sparkles aria-hidden />} busy={isSubmitting}>
            {t(`start.${engine}.action`)}
          </GatedAction>
        </div>
      </form>
    </Card>
  );
}
