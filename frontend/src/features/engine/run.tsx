"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { History, PencilLine, RefreshCw, ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineReplay, EngineRun } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { campaignQuery } from "@/features/campaign/queries";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { AppliedNotice } from "./applied";
import { Findings } from "./findings";
import { OtherRuns } from "./otherruns";
import { RunEnd, RunProgress } from "./progress";
import { isOver, runQuery, useReplay, useRerun } from "./queries";
import { RecordCard, Verdict } from "./record";
import { RunResult } from "./result";
import { RunSteps } from "./steps";
import { RunStatus, runTitle } from "./rows";
import { Spent } from "./spent";
import { useEngineWords } from "./words";

/** One run of an engine, from its start to what becomes of it. */
export function RunPage({ id }: { id: string }) {
  const query = useQuery(runQuery(id));
  return (
    <Loaded query={query} skeleton={<RunSkeleton />}>
      {(run) => <RunView key={run.id} run={run} />}
    </Loaded>
  );
}

function RunSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-9 w-64" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <Skeleton className="h-96 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </div>
  );
}

function RunView({ run }: { run: EngineRun }) {
  const replay = useReplay();
  const [record, setRecord] = useUrlState<"" | "open">("record", "", ["open"]);
  const over = isOver(run.status);
  return (
    <>
      <RunHeader run={run} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <AppliedNotice run={run} />
          {!over && <RunProgress run={run} />}
          <RunSteps run={run} />
          {(run.status === "failed" || run.status === "canceled") && <RunEnd run={run} />}
          {run.status === "succeeded" && <RunResult run={run} />}
          {over && record && <RecordCard id={run.id} />}
        </div>
        {over && (
          <div className="flex min-w-0 flex-col gap-4">
            {run.checks.length > 0 && <Findings checks={run.checks} />}
            <Spent run={run} />
            <Kept replay={replay.data} busy={replay.isPending} shown={record !== ""} onReplay={() => replay.mutate(run.id)} onShow={() => setRecord(record ? "" : "open")} />
            <OtherRuns run={run} />
          </div>
        )}
      </div>
    </>
  );
}

function RunHeader({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const c = useTranslations("campaign");
  const words = useEngineWords();
  const campaign = useQuery({ ...campaignQuery(run.campaignId ?? ""), enabled: Boolean(run.campaignId) }).data;
  const crumbs = campaign ? [{ href: "/campaigns", label: c("title") }, { href: `/campaigns/${campaign.id}`, label: campaign.name }] : [{ href: "/engines", label: t("title") }];
  const title = runTitle(run);
  return (
    <PageHeader
      title={words.name(run.engine)}
      badge={<RunStatus run={run} />}
      crumbs={crumbs}
      description={
        <>
          {title && <span className="line-clamp-2">{title}</span>}
          <RelativeTime at={run.createdAt} />
        </>
      }
      actions={<RunActions run={run} />}
    />
  );
}

/** What can be done with a run that has ended. */
function RunActions({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const rerun = useRerun();
  if (!useCan("engines:run") || !isOver(run.status)) return null;
  return (
    <>
      <GatedAction operation="createEngineRun" href={`/engines/new/${run.engine}?from=${run.id}`} icon={<PencilLine aria-hidden />}>
        {t("changeAndRun")}
      </GatedAction>
      <GatedAction operation="rerunEngineRun" icon={<RefreshCw aria-hidden />} busy={rerun.isPending} onClick={() => rerun.mutate(run.id, { onSuccess: (next) => router.push(`/engines/${next.id}`) })}>
        {t("rerun")}
      </GatedAction>
    </>
  );
}

interface KeptProps {
  replay?: EngineReplay;
  busy: boolean;
  shown: boolean;
  onReplay: () => void;
  onShow: () => void;
}

/** What is kept of a run, and whether it still comes to the same. */
function Kept({ replay, busy, shown, onReplay, onShow }: KeptProps) {
  const t = useTranslations("engine");
  return (
    <Card>
      <CardHeader title={t("recordTitle")} description={t("recordText")} />
      <div className="flex flex-wrap gap-2 px-5 pb-5">
        <Button size="sm" icon={<ScrollText aria-hidden />} aria-expanded={shown} onClick={onShow}>
          {t(shown ? "hideRecord" : "record")}
        </Button>
        <Button size="sm" icon={<History aria-hidden />} busy={busy} title={t("replayText")} onClick={onReplay}>
          {t("replay")}
        </Button>
        <div role="status" className="empty:hidden">
          {replay && <Verdict replay={replay} />}
        </div>
      </div>
    </Card>
  );
}
