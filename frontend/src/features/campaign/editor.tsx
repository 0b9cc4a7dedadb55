"use client";

import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Campaign } from "@campaign-os/shared";
import { useApiForm, type ApiForm } from "@/components/form/useapiform";
import { FormProblem } from "@/components/form/errors";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { useDraftName, useTenant } from "@/features/session/context";
import { api, ifMatch, take } from "@/lib/api";
import { today } from "@/lib/time";
import { useUrlState } from "@/lib/url";
import { AudienceFields, GoalFields, PlanFields } from "./fields";
import { campaignQuery } from "./queries";
import { campaignSchema, toForm, toInput, type CampaignForm } from "./schema";

const steps = ["goal", "audience", "plan"] as const;

/** The fields that each step of the wizard asks for, checked before going on. */
const fieldsOf: Record<(typeof steps)[number], (keyof CampaignForm)[]> = {
  goal: ["name", "brandProfileId", "objective", "goal"],
  audience: ["audience", "brief"],
  plan: ["startDate", "endDate", "budgetAmount", "networks"],
};

const sections = { goal: GoalFields, audience: AudienceFields, plan: PlanFields };

/** Makes a campaign, in three steps that each can be gone back to. */
export function NewCampaign() {
  const t = useTranslations("campaign");
  const c = useTranslations("common");
  const zone = useTenant().timezone;
  const [step, setStep] = useUrlState<(typeof steps)[number]>("step", "goal", steps);
  const form = useApiForm({ schema: campaignSchema, defaultValues: toForm(undefined, today(zone)), draft: useDraftName("campaign") });
  const save = useSave();
  const at = steps.indexOf(step);
  const Fields = sections[step];
  const goOn = async () => {
    if (await form.trigger(fieldsOf[step], { shouldFocus: true })) setStep(steps[at + 1] ?? step);
  };
  // A problem of an earlier step must be seen where it is.
  const onInvalid = () => {
    const wrong = steps.find((name) => fieldsOf[name].some((field) => form.getFieldState(field).invalid));
    if (wrong && wrong !== step) setStep(wrong);
  };
  const send = form.sendWith((values) => save(values));
  return (
    <>
      <PageHeader title={t("new")} crumbs={[{ href: "/campaigns", label: t("title") }]} />
      <form
        noValidate
        className="max-w-4xl"
        onSubmit={(event) => {
          event.preventDefault();
          void (at < steps.length - 1 ? goOn() : send(event).then(onInvalid));
        }}
      >
        <StepList step={step} onStep={setStep} reached={at} />
        <Card className="mt-4">
          <CardHeader title={t(`steps.${step}.title`)} description={t(`steps.${step}.text`)} />
          <div className="px-5 pb-5">
            <Fields form={form} />
          </div>
        </Card>
        <div className="mt-4 flex flex-col gap-4">
          <FormProblem error={form.formState.errors.root} />
          <div className="flex items-start justify-between gap-2">
            {at > 0 ? <Button onClick={() => setStep(steps[at - 1] ?? step)}>{c("back")}</Button> : <ButtonLink href="/campaigns">{c("cancel")}</ButtonLink>}
            <GatedAction operation="createCampaign" type="submit" variant="primary" busy={form.formState.isSubmitting}>
              {at < steps.length - 1 ? c("next") : t("create")}
            </GatedAction>
          </div>
        </div>
      </form>
    </>
  );
}

function StepList({ step, onStep, reached }: { step: string; onStep: (step: (typeof steps)[number]) => void; reached: number }) {
  const t = useTranslations("campaign");
  return (
    <ol className="flex flex-wrap gap-2">
      {steps.map((name, i) => (
        <li key={name}>
          <button
            type="button"
            disabled={i > reached}
            aria-current={name === step ? "step" : undefined}
            onClick={() => onStep(name)}
            className="flex items-center gap-2 rounded-lg px-2 py-1 text-sm text-muted disabled:opacity-70 aria-[current=step]:font-medium aria-[current=step]:text-ink"
          >
            <span className="grid size-6 place-items-center rounded-full bg-sunken text-xs">{i + 1}</span>
            {t(`steps.${name}.title`)}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Changes the brief of a campaign. */
export function EditCampaign({ id }: { id: string }) {
  const query = useQuery(campaignQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 max-w-4xl" />}>
      {(campaign) => <BriefForm campaign={campaign} />}
    </Loaded>
  );
}

function BriefForm({ campaign: current }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const c = useTranslations("common");
  const zone = useTenant().timezone;
  // The version that was opened: a change made elsewhere meanwhile must answer 412, not be overwritten.
  const [campaign] = useState(current);
  const form = useApiForm({ schema: campaignSchema, defaultValues: toForm(campaign, today(zone)), draft: useDraftName(`campaign:${campaign.id}:${campaign.version}`) });
  const save = useSave(campaign);
  return (
    <>
      <PageHeader title={t("edit")} crumbs={[{ href: "/campaigns", label: t("title") }, { href: `/campaigns/${campaign.id}`, label: campaign.name }]} />
      <form noValidate onSubmit={form.sendWith((values) => save(values))} className="flex max-w-4xl flex-col gap-4">
        {steps.map((step) => (
          <EditSection key={step} step={step} form={form} />
        ))}
        <FormProblem error={form.formState.errors.root} />
        <div className="flex items-start gap-2">
          <GatedAction operation="updateCampaign" type="submit" variant="primary" busy={form.formState.isSubmitting}>
            {c("save")}
          </GatedAction>
          <ButtonLink href={`/campaigns/${campaign.id}`}>{c("cancel")}</ButtonLink>
        </div>
      </form>
    </>
  );
}

function EditSection({ step, form }: { step: (typeof steps)[number]; form: ApiForm<CampaignForm> }) {
  const t = useTranslations("campaign");
  const Fields = sections[step];
  return (
    <Card>
      <CardHeader title={t(`steps.${step}.title`)} />
      <div className="px-5 pb-5">
        <Fields form={form} />
      </div>
    </Card>
  );
}

function useSave(campaign?: Campaign) {
  const client = useQueryClient();
  const router = useRouter();
  return async (values: CampaignForm) => {
    const body = toInput(values);
    const saved = await take(
      campaign
        ? api.PATCH("/v1/campaigns/{id}", { params: { path: { id: campaign.id }, header: ifMatch(campaign.version) }, body })
        : api.POST("/v1/campaigns", { body }),
    );
    client.setQueryData(campaignQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ["campaign", "list"] });
    router.push(`/campaigns/${saved.id}`);
  };
}
