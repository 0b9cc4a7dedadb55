"use client";

import { useState } from "react";
import { CircleAlert } from "lucide-react";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Verdict } from "@campaign-os/shared";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { NetworkMark, networkTitle, type NetworkName } from "@/components/network";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { textFor, withText, type PostForm } from "./compose";
import { Counter } from "./counter";
import { Issues } from "./issues";
import { issuesAt } from "./verdicts";

type Tab = NetworkName | "shared";

interface WordingProps {
  form: ApiForm<PostForm>;
  networks: NetworkName[];
  verdicts: Verdict[];
}

/** What the post says: one text for all, and another wording where a network needs it. */
export function WordingField({ form, networks, verdicts }: WordingProps) {
  const t = useTranslations("post");
  const [chosen, setTab] = useState<Tab>("shared");
  const tab = chosen === "shared" || networks.includes(chosen) ? chosen : "shared";
  const tabs = [
    { value: "shared" as Tab, label: t("shared") },
    ...networks.map((network) => ({
      value: network as Tab,
      label: (
        <span className="flex items-center gap-1.5">
          <NetworkMark network={network} className="size-4" />
          {networkTitle(network)}
          {issuesAt(verdicts, "text", network).some((issue) => issue.severity === "error") && (
            <CircleAlert role="img" aria-label={t("needsWork")} className="size-3.5 text-danger" />
          )}
        </span>
      ),
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      {networks.length > 0 && (
        <div className="overflow-x-auto">
          <Segments label={t("wordings")} value={tab} onChange={setTab} tabs={tabs} />
        </div>
      )}
      {tab === "shared" ? <SharedText form={form} networks={networks} /> : <OwnText key={tab} form={form} network={tab} />}
      <Issues issues={issuesAt(verdicts, "text", tab === "shared" ? undefined : tab)} />
    </div>
  );
}

function SharedText({ form, networks }: { form: ApiForm<PostForm>; networks: NetworkName[] }) {
  const t = useTranslations("post");
  const error = useErrorText()(form.formState.errors.text);
  const { text, texts } = form.watch();
  const shared = networks.filter((network) => !texts.some((entry) => entry.network === network));
  return (
    <>
      <Field label={t("message")} error={error}>
        <Textarea rows={8} placeholder={t("messageExample")} {...form.register("text")} />
      </Field>
      {shared.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {shared.map((network) => (
            <li key={network} className="flex items-center gap-1.5">
              <NetworkMark network={network} className="size-4" />
              <Counter network={network} text={text} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OwnText({ form, network }: { form: ApiForm<PostForm>; network: NetworkName }) {
  const t = useTranslations("post");
  const text = form.watch("text");
  return (
    <Controller
      control={form.control}
      name="texts"
      render={({ field }) => {
        const own = field.value.some((entry) => entry.network === network);
        const shown = textFor({ text, texts: field.value }, network);
        return (
          <>
            <Field label={t("messageFor", { network: networkTitle(network) })} help={own ? undefined : t("sharedHelp")} aside={<Counter network={network} text={shown} />}>
              <Textarea rows={8} value={shown} onChange={(event) => field.onChange(withText(field.value, network, event.target.value))} />
            </Field>
            {own && (
              <Button size="sm" variant="ghost" className="self-start" onClick={() => field.onChange(withText(field.value, network, undefined))}>
                {t("useShared")}
              </Button>
            )}
          </>
        );
      }}
    />
  );
}
