"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineEvent, EngineRun } from "@campaign-os/shared";
import { Card, Notice, ProgressBar } from "@/components/ui/display";
import { Spinner } from "@/components/ui/spinner";
import { GatedAction } from "@/features/billing/gated";
import { isOver, runEventsQuery, useCancelRun } from "./queries";

/** A run as it happens: how far it is, what was done, and the model's words as they come. */
export function RunProgress({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const events = useQuery(runEventsQuery(run.id)).data ?? [];
  const cancel = useCancelRun();
  const steps = events.filter((event) => event.type === "progress");
  const last = steps.at(-1);
  const percent = last?.percent ?? run.progress.percent;
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="flex items-center gap-2.5 text-sm font-medium">
          <Spinner className="text-accent" />
          {last?.message || run.progress.message || t(`status.${run.status}`)}
        </p>
        {!isOver(run.status) && (
          <GatedAction operation="cancelEngineRun" size="sm" busy={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
            {t("cancel")}
          </GatedAction>
        )}
      </div>
      <div className="mt-3">
        <ProgressBar value={percent} label={t("progress")} />
      </div>
      <Steps steps={steps} />
      <LiveText events={events} />
      <p className="mt-4 text-[0.8125rem] text-muted">{t("leave")}</p>
    </Card>
  );
}

function Steps({ steps }: { steps: EngineEvent[] }) {
  return (
    <ol className="mt-4 flex flex-col gap-1.5 text-sm">
      {steps.map((step, i) => (
        <li key={step.seq} className="flex items-center gap-2.5 text-muted">
          {i < steps.length - 1 ? <CircleCheck aria-hidden className="size-4 text-success" /> : <CircleDashed aria-hidden className="size-4" />}
          {step.message}
        </li>
      ))}
    </ol>
  );
}

function LiveText({ events }: { events: EngineEvent[] }) {
  const t = useTranslations("engine");
  const text = events.filter((event) => event.type === "text").map((event) => event.message).join("");
  if (!text) return null;
  return (
    <pre aria-label={t("liveText")} tabIndex={0} className="mt-4 flex max-h-48 flex-col-reverse overflow-y-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap text-muted">
      {text}
    </pre>
  );
}

/** Why a run came to nothing. */
export function RunEnd({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  if (run.status === "canceled") return <Notice>{t("canceled")}</Notice>;
  return (
    <Notice tone="danger" icon={<CircleX aria-hidden />}>
      <p className="font-medium">{t("failedTitle")}</p>
      <p>{run.error?.message}</p>
    </Notice>
  );
}
