"use client";

import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Verdict } from "@campaign-os/shared";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { Checkbox } from "@/components/ui/choice";
import { Card } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { TagInput } from "@/components/ui/taginput";
import { LINK_MARK, type PostForm } from "./compose";
import { Issues } from "./issues";
import { issuesAt } from "./verdicts";

interface ExtrasProps {
  form: ApiForm<PostForm>;
  verdicts: Verdict[];
}

/** Where the post leads, and what is said beneath it first. */
export function Extras({ form, verdicts }: ExtrasProps) {
  const t = useTranslations("post");
  const errorText = useErrorText();
  const { errors } = form.formState;
  const { link, campaignId } = form.watch();
  return (
    <Card className="flex flex-col gap-5 p-5">
      <div className="flex flex-col gap-3">
        <Field label={t("link")} help={t("linkHelp", { mark: LINK_MARK })} error={errorText(errors.link)}>
          <Input type="url" inputMode="url" placeholder="https://" {...form.register("link")} />
        </Field>
        {link !== "" && (
          <Controller
            control={form.control}
            name="utm"
            render={({ field }) => (
              <Checkbox checked={field.value} onChange={field.onChange}>
                {t("utm")} <span className="block text-[0.8125rem] text-muted">{t(campaignId ? "utmHelp" : "utmAlone")}</span>
              </Checkbox>
            )}
          />
        )}
        <Issues issues={issuesAt(verdicts, "link.url")} />
      </div>
      <div className="flex flex-col gap-3">
        <Field label={t("firstComment")} help={t("firstCommentHelp")} error={errorText(errors.firstComment)}>
          <Textarea rows={2} {...form.register("firstComment")} />
        </Field>
        <Issues issues={issuesAt(verdicts, "firstComment")} />
      </div>
    </Card>
  );
}

/** The team's own words for finding the post. */
export function LabelsField({ form }: { form: ApiForm<PostForm> }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const { errors } = form.formState;
  const errorText = useErrorText();
  return (
    <Controller
      control={form.control}
      name="labels"
      render={({ field }) => (
        <Field label={t("labels")} help={t("labelsHelp")} error={errorText(errors.labels)}>
          <TagInput value={field.value} onChange={field.onChange} max={20} removeLabel={(name) => c("remove", { name })} />
        </Field>
      )}
    />
  );
}
