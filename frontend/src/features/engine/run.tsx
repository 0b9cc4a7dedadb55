"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Check, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime } from "@/components/time";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { campaignQuery } from "@/features/campaign/queries";
import { useCan } from "@/features/session/context";
import { CopyResult } from "./copyresult";
import { Document } from "./document";
import { copyOutput, repurposeOutput, strategyOutput } from "./output";
import { RunEnd, RunProgress } from "./progress";
import { isOver, runQuery, useApplyRun } from "./queries";
import { RunRecord } from "./record";
import { RepurposeResult } from "./repurposeresult";
import { RunStatus } from "./rows";
import { StrategyView } from "./strategyview";
import { engineKey } from "./words";

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
          isOver(run.status) && (
            <GatedAction operation="createEngineRun" href={again(run)} icon={<RotateCcw aria-hidden />}>
              {t("again")}
            </GatedAction>
          )
        }
      />
      {!isOver(run.status) && <RunProgress run={run} />}
      {(run.status === "failed" || run.status === "canceled") && <RunEnd run={run} />}
      {run.status === "succeeded" && <RunResult run={run} />}
      {isOver(run.status) && <RunRecord run={run} />}
    </>
  );
}

/** Where the engine is started anew. */
function again(run: EngineRun): string {
  const own = run.engine === "strategy" || run.engine === "copy";
  if (own && run.campaignId) return `/campaigns/${run.campaignId}/${run.engine}`;
  return `/engines/new/${run.engine}${run.campaignId ? `?campaign=${run.campaignId}` : ""}`;
}

function RunResult({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const strategy = run.engine === "strategy" ? strategyOutput.safeParse(run.output).data : undefined;
  const copy = run.engine === "copy" ? copyOutput.safeParse(run.output).data : undefined;
  const posts = run.engine === "repurpose" ? repurposeOutput.safeParse(run.output).data : undefined;
  if (strategy) return <StrategyResult run={run} strategy={strategy} />;
  if (copy) return <CopyResult run={run} options={copy.options} />;
  if (posts) return <RepurposeResult run={run} output={posts} />;
  return (
    <Card>
      <CardHeader title={t("proposal")} />
      <div className="px-5 pb-5">
        <Document value={run.output ?? {}} />
      </div>
    </Card>
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
