"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/problem";
import { ButtonLink } from "@/components/ui/button";
import type { ApiProblem } from "@/lib/api";
import { Empty } from "./empty";

const titles: Record<string, "limit" | "entitlement"> = { plan_limit_reached: "limit", plan_entitlement_missing: "entitlement" };

/** The subscription does not allow it: which limit was met, and where to choose a plan. */
export function Paywall({ problem }: { problem: ApiProblem }) {
  const t = useTranslations("state.paywall");
  const text = useProblemText();
  const { used, max } = problem.body;
  return (
    <Empty
      icon={<Sparkles aria-hidden />}
      title={t(titles[problem.code] ?? "inactive")}
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
