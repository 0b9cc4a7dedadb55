"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Check, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime } from "@/components/time";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { campaignQuery } from "@/features/campaign/queries";
import { useCan } from "@/features/session/context";
import { CopyResult } from "./copyresult";
import { copyOutput, strategyOutput } from "./output";
import { Checks, RunEnd, RunProgress } from "./progress";
import { isOver, runQuery, useApplyRun } from "./queries";
import { engineKey, RunStatus } from "./rows";
import { StrategyView } from "./strategyview";

/** One run of an engine, from its start to what becomes of it. */
export function RunPage({ id }: { id: string }) {
  const query = useQuery(runQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-80" />}>
      {(run) => <RunView run={run} />}
    </Loaded>
  );
}

function RunView({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const c = useTranslations("campaign");
  const campaign = useQuery({ ...campaignQuery(run.campaignId ?? ""), enabled: Boolean(run.campaignId) }).data;
  const key = engineKey(run.engine);
  const crumbs = campaign ? [{ href: "/campaigns", label: c("title") }, { href: `/campaigns/${campaign.id}`, label: campaign.name }] : [{ href: "/engines", label: t("title") }];
  return (
    <>
      <PageHeader
        title={t(`name.${key}`)}
        badge={<RunStatus run={run} />}
        crumbs={crumbs}
        description={<RelativeTime at={run.createdAt} />}
        actions={
          isOver(run.status) &&
          run.campaignId &&
          key !== "other" && (
            <ButtonLink href={`/campaigns/${run.campaignId}/${key}`} icon={<RotateCcw aria-hidden />}>
              {t("again")}
            </ButtonLink>
          )
        }
      />
      {!isOver(run.status) && <RunProgress run={run} />}
      {(run.status === "failed" || run.status === "canceled") && <RunEnd run={run} />}
      {run.status === "succeeded" && <RunResult run={run} />}
    </>
  );
}

function RunResult({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const strategy = run.engine === "strategy" ? strategyOutput.safeParse(run.output) : undefined;
  const copy = run.engine === "copy" ? copyOutput.safeParse(run.output) : undefined;
  return (
    <div className="flex flex-col gap-4">
      {strategy?.data && <StrategyResult run={run} strategy={strategy.data} />}
      {copy?.data && <CopyResult run={run} options={copy.data.options} />}
      {!strategy?.data && !copy?.data && <pre className="overflow-x-auto rounded-xl border bg-surface p-5 font-mono text-xs">{JSON.stringify(run.output, null, 2)}</pre>}
      <Card>
        <CardHeader title={t("checks")} description={t("usage", { prompt: run.usage.promptTokens, output: run.usage.outputTokens, model: run.model ?? "" })} />
        <div className="px-5 pb-5">
          <Checks run={run} />
        </div>
      </Card>
    </div>
  );
}

function StrategyResult({ run, strategy }: { run: EngineRun; strategy: Parameters<typeof StrategyView>[0]["strategy"] }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const apply = useApplyRun();
  const mayApply = useCan("engines:run");
  const take = () =>
    apply.mutate(
      { id: run.id, body: {} },
      {
        onSuccess: () => {
          toast.success(t("strategyApplied"));
          router.push(`/campaigns/${run.campaignId}`);
        },
      },
    );
  return (
    <Card>
      <CardHeader
        title={t("proposal")}
        action={
          mayApply &&
          !run.applied && (
            <GatedAction operation="applyEngineRun" variant="primary" icon={<Check aria-hidden />} busy={apply.isPending} onClick={take}>
              {t("applyStrategy")}
            </GatedAction>
          )
        }
      />
      <div className="px-5 pb-5">
        {run.applied && (
          <Notice tone="success" className="mb-5">
            {t("strategyInForce")}
          </Notice>
        )}
        <StrategyView strategy={strategy} />
      </div>
    </Card>
  );
}
