"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { IntegrationTest } from "@campaign-os/shared";
import { useProblemText } from "@/components/problem";
import { Notice } from "@/components/ui/display";
import { ApiProblem } from "@/lib/api";

/** What came of asking the provider, in its own words. */
export function Trial({ trial, problem }: { trial?: IntegrationTest; problem: unknown }) {
  const t = useTranslations("integration");
  const text = useProblemText();
  return (
    <div role="status" className="empty:hidden">
      {problem instanceof ApiProblem ? (
        <Notice tone="danger" icon={<CircleX aria-hidden />}>
          {[text.problem(problem), ...problem.fields.map(text.field)].join(" ")}
        </Notice>
      ) : (
        trial && (
          <Notice tone={trial.ok ? "success" : "danger"} icon={trial.ok ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}>
            {trial.message} <span className="whitespace-nowrap text-muted">{t("took", { ms: trial.latencyMs })}</span>
          </Notice>
        )
      )}
    </div>
  );
}
