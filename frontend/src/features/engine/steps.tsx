import Link from "next/link";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun, EngineStep } from "@campaign-os/shared";
import { Badge, Card, CardHeader, type Tone } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { isOver, useApproveStep } from "./queries";

const tones: Record<EngineStep["state"], Tone> = { pending: "neutral", running: "accent", waiting: "warning", done: "success", failed: "danger" };

/** The steps of a run that is made of runs: how far each is, the way to it, and what waits for a person. */
export function RunSteps({ run }: { run: EngineRun }) {
  const t = useTranslations("engine.steps");
  const steps = run.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("text")} />
      <ol className="divide-y border-t">
        {steps.map((step) => (
          <StepRow key={step.key} run={run} step={step} />
        ))}
      </ol>
    </Card>
  );
}

function StepRow({ run, step }: { run: EngineRun; step: EngineStep }) {
  const t = useTranslations("engine.steps");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 text-sm">
      <span className="min-w-0 flex-1">
        {step.runId ? (
          <Link href={`/engines/${step.runId}`} className="font-medium hover:underline">
            {step.title}
          </Link>
        ) : (
          <span className="text-muted">{step.title}</span>
        )}
        {step.error && <span className="block text-muted">{step.error.message}</span>}
      </span>
      <Badge tone={tones[step.state]}>{t(`state.${step.state}`)}</Badge>
      {step.state === "waiting" && !isOver(run.status) && <Approve run={run} step={step} />}
    </li>
  );
}

function Approve({ run, step }: { run: EngineRun; step: EngineStep }) {
  const t = useTranslations("engine.steps");
  const approve = useApproveStep();
  if (!useCan("engines:run")) return null;
  return (
    <GatedAction operation="approveEngineStep" size="sm" variant="primary" icon={<Check aria-hidden />} busy={approve.isPending} onClick={() => approve.mutate({ id: run.id, step: step.key })}>
      {t("approve")}
    </GatedAction>
  );
}
