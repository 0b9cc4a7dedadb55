"use client";

import { Plus, Trash2 } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Verdict } from "@campaign-os/shared";
import { useErrorText } from "@/components/form/errors";
import type { ApiForm } from "@/components/form/useapiform";
import type { NetworkName } from "@/components/network";
import { Button, IconButton } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { MOST_PARTS, type PostForm } from "./compose";
import { Counter } from "./counter";
import { Issues } from "./issues";
import { issuesAt } from "./verdicts";

interface ThreadProps {
  form: ApiForm<PostForm>;
  /** The chosen networks that know threads. */
  networks: NetworkName[];
  verdicts: Verdict[];
}

/** What follows the text in posts of their own, where a network knows threads; elsewhere it stands below the text. */
export function ThreadField({ form, networks, verdicts }: ThreadProps) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const errorText = useErrorText();
  const parts = useFieldArray({ control: form.control, name: "thread" });
  const texts = form.watch("thread");
  if (networks.length === 0 && parts.fields.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      {parts.fields.map((part, i) => (
        <Field
          key={part.id}
          label={t("threadPart", { number: i + 2 })}
          error={errorText(form.formState.errors.thread?.[i]?.text)}
          aside={
            <span className="flex items-center gap-3">
              {networks.map((network) => (
                <Counter key={network} network={network} text={texts[i]?.text ?? ""} />
              ))}
              <IconButton size="sm" label={c("remove", { name: t("threadPart", { number: i + 2 }) })} onClick={() => parts.remove(i)}>
                <Trash2 aria-hidden />
              </IconButton>
            </span>
          }
        >
          <Textarea rows={3} {...form.register(`thread.${i}.text`)} />
        </Field>
      ))}
      <Issues issues={issuesAt(verdicts, "thread")} />
      {parts.fields.length < MOST_PARTS && (
        <Button size="sm" variant="ghost" className="self-start" icon={<Plus aria-hidden />} onClick={() => parts.append({ text: "" })}>
          {t("threadAdd")}
        </Button>
      )}
    </div>
  );
}
