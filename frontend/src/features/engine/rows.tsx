"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { RelativeTime } from "@/components/time";
import { Badge, type Tone } from "@/components/ui/display";
import { formatCost, useEngineWords } from "./words";

const tones: Record<EngineRun["status"], Tone> = { queued: "neutral", running: "accent", waiting: "warning", succeeded: "success", failed: "danger", canceled: "neutral" };

/** A run's state; one that was taken over says so. */
export function RunStatus({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  if (run.applied) return <Badge tone="success">{t("applied")}</Badge>;
  return <Badge tone={tones[run.status]}>{t(`status.${run.status}`)}</Badge>;
}

/** Runs as rows that lead to them. */
export function RunRows({ runs }: { runs: EngineRun[] }) {
  const words = useEngineWords();
  const locale = useLocale();
  return (
    <ul className="divide-y border-t">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 text-sm">
          <Link href={`/engines/${run.id}`} className="min-w-full flex-1 truncate font-medium hover:underline sm:min-w-0">
            {words.name(run.engine)}
            {runTitle(run) && <span className="font-normal text-muted"> · {runTitle(run)}</span>}
          </Link>
          <RunStatus run={run} />
          {run.costMicros ? <span className="text-muted tabular-nums max-sm:hidden">{formatCost(run.costMicros, locale)}</span> : null}
          <span className="ml-auto text-right text-muted sm:w-28">
            <RelativeTime at={run.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was asked for in a run, in the words of who asked. */
export function runTitle({ input }: Pick<EngineRun, "input">): string {
  const { idea, description, product, question, text, instructions } = input;
  return [idea, description, product, question, text, instructions].find((text): text is string => typeof text === "string" && text !== "") ?? "";
}
