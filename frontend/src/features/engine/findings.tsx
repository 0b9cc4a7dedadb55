"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { Card, CardHeader } from "@/components/ui/display";
import { showFinding } from "./marked";
import type { Mark } from "./marks";

type Check = EngineRun["checks"][number];

/** What the checks found to look at, numbered as it stands in the document. */
export function marksOf(checks: readonly Check[]): Mark[] {
  return checks.filter(({ ok }) => !ok).map(({ quote, message }, i) => ({ n: i + 1, quote: quote ?? "", message, severity: "medium" }));
}

/** What the engine's own checker found: what a person has to look at first, and what is in order. */
export function Findings({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("engine");
  const flagged = marksOf(checks);
  const passed = checks.filter(({ ok }) => ok);
  return (
    <Card>
      <CardHeader title={t("checks")} description={flagged.length > 0 ? t("flagged", { count: flagged.length }) : t("allPassed")} />
      <div className="flex flex-col gap-4 px-5 pb-5 text-sm">
        <FlaggedList marks={flagged} />
        {passed.length > 0 && (
          <details>
            <summary className="w-fit rounded text-[0.8125rem] text-muted hover:text-ink">{t("passed", { count: passed.length })}</summary>
            <ul className="mt-2 flex flex-col gap-1.5">
              {passed.map((check) => (
                <li key={check.name + check.message} className="flex items-start gap-2.5">
                  <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
                  {check.message}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}

/** Findings to look at; those that quote words lead to them. */
export function FlaggedList({ marks }: { marks: readonly Mark[] }) {
  const t = useTranslations("engine");
  if (marks.length === 0) return null;
  return (
    <ol className="flex flex-col gap-3">
      {marks.map((mark) => (
        <li key={mark.n} className="flex min-w-0 items-start gap-2.5">
          <span className="mt-px grid size-5 shrink-0 place-items-center rounded-full bg-warning-soft text-xs font-semibold text-warning">{mark.n}</span>
          <span className="min-w-0">
            <span className="break-words">{mark.message}</span>
            {mark.quote && (
              <button type="button" onClick={() => showFinding(mark.n)} className="mt-0.5 block rounded text-xs text-muted underline decoration-line-strong underline-offset-2 hover:text-ink">
                {t("showWords")}
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Findings about one text, right below it. */
export function FindingsBelow({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 text-[0.8125rem]">
      {marks.map((mark) => (
        <li key={mark.n} className="flex items-start gap-2 rounded-md bg-warning-soft px-2.5 py-1.5 text-warning">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{mark.message}</span>
        </li>
      ))}
    </ul>
  );
}
