"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { RelativeTime } from "@/components/time";
import { Badge, type Tone } from "@/components/ui/display";

const tones: Record<EngineRun["status"], Tone> = { queued: "neutral", running: "accent", succeeded: "success", failed: "danger", canceled: "neutral" };

/** A run's state; one that was taken over says so. */
export function RunStatus({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  if (run.applied) return <Badge tone="success">{t("applied")}</Badge>;
  return <Badge tone={tones[run.status]}>{t(`status.${run.status}`)}</Badge>;
}

/** Runs as rows that lead to them. */
export function RunRows({ runs }: { runs: EngineRun[] }) {
  const t = useTranslations("engine");
  return (
    <ul className="divide-y border-t">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 text-sm">
          <Link href={`/engines/${run.id}`} className="min-w-full flex-1 truncate font-medium hover:underline sm:min-w-0">
            {t(`name.${engineKey(run.engine)}`)}
            {runTitle(run) && <span className="font-normal text-muted"> · {runTitle(run)}</span>}
          </Link>
          <RunStatus run={run} />
          <span className="ml-auto text-right text-muted sm:w-28">
            <RelativeTime at={run.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The word under which an engine is named; one that is not known yet is "other". */
export function engineKey(engine: string): "strategy" | "copy" | "other" {
  return engine === "strategy" || engine === "copy" ? engine : "other";
}

function runTitle(run: EngineRun): string {
  const { idea, instructions } = run.input;
  return [idea, instructions].find((text): text is string => typeof text === "string" && text !== "") ?? "";
}
