"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/problem";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import type { ApiProblem } from "@/lib/api";

/** Why something was refused: the API's sentence, what is wrong with what, and the way to a plan where one is missing. */
export function ProblemNotice({ problem, className }: { problem: ApiProblem | null; className?: string }) {
  const t = useTranslations("state.paywall");
  const text = useProblemText();
  if (!problem) return null;
  const plans = (
    <ButtonLink size="sm" href="/billing">
      {t("choose")}
    </ButtonLink>
  );
  return (
    <div role="alert" className={className}>
      <Notice tone="danger" icon={<CircleAlert aria-hidden />} action={problem.needsPlan && plans}>
        {text.problem(problem)}
        {problem.fields.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {problem.fields.map((field) => (
              <li key={field.field + field.message}>{text.field(field)}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
