"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/problem";
import { ButtonLink } from "@/components/ui/button";
import type { ApiProblem } from "@/lib/api";
import { Empty } from "./empty";

/** The subscription does not allow it: which limit was met, and where to choose a plan. */
export function Paywall({ problem }: { problem: ApiProblem }) {
  const t = useTranslations("state.paywall");
  const text = useProblemText();
  const { used, max } = problem.body;
  return (
    <Empty
      icon={<Sparkles aria-hidden />}
      title={problem.code === "plan_limit_reached" ? t("limit") : t("inactive")}
      action={
        <ButtonLink variant="primary" href="/billing">
          {t("choose")}
        </ButtonLink>
      }
    >
      {text.problem(problem)}
      {max !== undefined && used !== undefined && <span className="mt-1 block">{t("used", { used, max })}</span>}
    </Empty>
  );
}
