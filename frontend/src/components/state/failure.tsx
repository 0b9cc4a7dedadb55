"use client";

import { CloudOff, Lock, SearchX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/problem";
import { Button } from "@/components/ui/button";
import { UNREACHABLE, type ApiProblem } from "@/lib/api";
import { Empty } from "./empty";
import { Paywall } from "./paywall";

interface FailureProps {
  problem: ApiProblem;
  onRetry?: () => void;
  className?: string;
}

/** A call that failed: the problem's own sentence, the request's id, and another try where that may help. */
export function Failure({ problem, onRetry, className }: FailureProps) {
  const t = useTranslations("state");
  const text = useProblemText();
  if (problem.needsPlan) return <Paywall problem={problem} />;
  const kind = kindOf(problem);
  return (
    <div role="alert" className={className}>
      <Empty
        className="h-full"
        icon={icons[kind]}
        title={t(`${kind}.title`)}
        action={kind === "failed" || kind === "offline" ? onRetry && <Button onClick={onRetry}>{t("retry")}</Button> : undefined}
      >
        {text.problem(problem)}
        {problem.requestId && kind === "failed" && (
          <span className="mt-2 block font-mono text-xs">{t("requestId", { id: problem.requestId })}</span>
        )}
      </Empty>
    </div>
  );
}

const icons = {
  offline: <CloudOff aria-hidden />,
  forbidden: <Lock aria-hidden />,
  missing: <SearchX aria-hidden />,
  failed: <TriangleAlert aria-hidden />,
};

function kindOf(problem: ApiProblem): keyof typeof icons {
  if (problem.status === UNREACHABLE) return "offline";
  if (problem.status === 403) return "forbidden";
  return problem.status === 404 ? "missing" : "failed";
}
