"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import { NetworkMark, networkTitle, type NetworkName } from "@/components/network";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { Segments } from "@/components/ui/tabs";
import { textFor, withText, type PostForm } from "./compose";
import { Counter } from "./counter";

type Tab = NetworkName | "shared";

/** What the post says: one text for all, and another wording where a network needs it. */
export function WordingField({ form, networks }: { form: ApiForm<PostForm>; networks: NetworkName[] }) {
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
        </span>
      ),
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto">
        <Segments label={t("wordings")} value={tab} onChange={setTab} tabs={tabs} />
      </div>
      {tab === "shared" ? <SharedText form={form} networks={networks} /> : <OwnText key={tab} form={form} network={tab} />}
    </div>
  );
}

function SharedText({ form, networks }: { form: ApiForm<PostForm>; networks: NetworkName[] }) {
  const t = useTranslations("post");
  const error = useErrorText()(form.formState.errors.text);
  const tightest = networks[0];
  return (
    <Field label={t("message")} error={error} aside={tightest && networks.length === 1 && <Counter network={tightest} text={form.watch("text")} />}>
      <Textarea rows={8} placeholder={t("messageExample")} {...form.register("text")} />
    </Field>
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
