"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useWatch } from "react-hook-form";
import type { AdminTenantDetail } from "@campaign-os/shared";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { useApiForm } from "@/components/form/useapiform";
import { RadioCards } from "@/components/ui/choice";
import { Notice } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { DeedDialog } from "./dialog";
import { ACTIONS, asksDay, asksPlan, overrideSchema, proposedDay, toOverride, type OverrideForm } from "./overrideform";
import { adminPlansQuery, useOverride } from "./queries";

/** Changes a subscription without a payment: what is decided, until when, and why. */
export function OverrideDialog({ tenant, onClose }: { tenant: AdminTenantDetail; onClose: () => void }) {
  const t = useTranslations("admin");
  const o = useTranslations("admin.override");
  const errorText = useErrorText();
  const plans = useQuery(adminPlansQuery).data?.data ?? [];
  const override = useOverride(tenant.id);
  const propose = (chosen: Pick<OverrideForm, "action" | "planId">) => proposedDay(chosen, tenant.subscription, tenant.timezone);
  const first = { action: "grant" as const, planId: tenant.subscription.plan?.id ?? "" };
  const form = useApiForm<OverrideForm>({ schema: overrideSchema, defaultValues: { ...first, end: propose(first), reason: "" } });
  const [action, planId] = useWatch({ control: form.control, name: ["action", "planId"] });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  // A day that was chosen stays; one that was proposed follows what else is chosen.
  const choose = (change: Partial<Pick<OverrideForm, "action" | "planId">>) => {
    const chosen = { action, planId, ...change };
    form.setValue("action", chosen.action);
    form.setValue("planId", chosen.planId);
    if (!dirtyFields.end) form.setValue("end", propose(chosen));
    form.clearErrors();
  };
  const send = form.sendWith(async (values) => {
    await override(toOverride(values, tenant.timezone));
    toast.success(t("overridden"));
    onClose();
  });
  const plan = plans.find(({ id }) => id === planId)?.name ?? "–";
  return (
    <DeedDialog
      title={o("title", { name: tenant.name })}
      text={o("text")}
      confirmLabel={o(`${action}.confirm`)}
      variant={action === "end" ? "danger" : "primary"}
      busy={isSubmitting}
      onSend={send}
      onClose={onClose}
    >
      <Controller
        control={form.control}
        name="action"
        render={({ field }) => (
          <RadioCards
            label={o("what")}
            value={field.value}
            onChange={(value) => choose({ action: value })}
            className="sm:grid-cols-2"
            cards={ACTIONS.map((value) => ({ value, title: o(`${value}.title`), text: o(`${value}.text`) }))}
          />
        )}
      />
      {(asksPlan(action) || asksDay(action)) && (
        <div className="grid gap-5 sm:grid-cols-2">
          {asksPlan(action) && (
            <Controller
              control={form.control}
              name="planId"
              render={({ field }) => (
                <Field label={t("plan")} error={errorText(errors.planId)}>
                  <Select value={field.value} onChange={(value) => choose({ planId: value })} options={plans.map(({ id, name }) => ({ value: id, label: name }))} placeholder="–" />
                </Field>
              )}
            />
          )}
          {asksDay(action) && (
            <Field label={t("until")} help={action === "change" ? o("forGood") : undefined} error={errorText(errors.end)}>
              <Input type="date" {...form.register("end")} />
            </Field>
          )}
        </div>
      )}
      <Notice tone={action === "end" ? "warning" : "neutral"}>{o(`${action}.follows`, { plan, name: tenant.name })}</Notice>
      <Field label={t("reason")} help={t("reasonHelp")} error={errorText(errors.reason)}>
        <Textarea rows={2} {...form.register("reason")} />
      </Field>
      <FormProblem error={errors.root} />
    </DeedDialog>
  );
}
