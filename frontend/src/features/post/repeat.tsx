"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { Post, RepeatInput } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { ProblemNotice } from "./problem";
import { useRepeat } from "./queries";

const units: readonly RepeatInput["unit"][] = ["day", "week", "month"];

/** What the API takes. */
const MOST_INTERVAL = 12;
const MOST_TIMES = 60;

/** Has a post come again, every so many days, weeks or months. */
export function RepeatDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const t = useTranslations("post.repeat");
  const c = useTranslations("common");
  const repeat = useRepeat();
  const [unit, setUnit] = useState<RepeatInput["unit"]>("week");
  const [interval, setInterval] = useState("1");
  const [times, setTimes] = useState("4");
  const sound = inRange(interval, MOST_INTERVAL) && inRange(times, MOST_TIMES);
  const results = repeat.data?.data;
  const failed = results?.filter(({ ok }) => !ok) ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      closeLabel={c("close")}
      footer={
        results ? (
          <Button variant="primary" onClick={onClose}>
            {c("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{c("cancel")}</Button>
            <GatedAction operation="repeatPost" counted variant="primary" disabled={!sound} busy={repeat.isPending} onClick={() => repeat.mutate({ post, body: { unit, interval: Number(interval), times: Number(times) } })}>
              {t("confirm")}
            </GatedAction>
          </>
        )
      }
    >
      {results ? (
        <>
          <p role="status" className="text-sm">
            {t("done", { done: results.length - failed.length, failed: failed.length })}
          </p>
          <ul className="mt-2 list-disc pl-5 text-[0.8125rem] text-muted">
            {[...new Set(failed.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            <Field label={t("interval")} error={inRange(interval, MOST_INTERVAL) ? undefined : t("range", { most: MOST_INTERVAL })}>
              <Input type="number" min={1} max={MOST_INTERVAL} value={interval} onChange={(event) => setInterval(event.target.value)} />
            </Field>
            <Field label={t("unit")}>
              <Select value={unit} onChange={setUnit} options={units.map((value) => ({ value, label: t(`units.${value}`) }))} />
            </Field>
            <Field label={t("times")} error={inRange(times, MOST_TIMES) ? undefined : t("range", { most: MOST_TIMES })} className="max-sm:col-span-2">
              <Input type="number" min={1} max={MOST_TIMES} value={times} onChange={(event) => setTimes(event.target.value)} />
            </Field>
          </div>
          <ProblemNotice className="mt-4" problem={repeat.error} />
        </>
      )}
    </Dialog>
  );
}

function inRange(text: string, most: number): boolean {
  const n = Number(text);
  return Number.isInteger(n) && n >= 1 && n <= most;
}
