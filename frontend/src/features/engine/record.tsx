"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { History, RefreshCw, ScrollText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { EngineReplay, EngineRun } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { Checks } from "./progress";
import { recordQuery, useReplay, useRerun } from "./queries";
import { formatCost } from "./words";

/** What was found, used and asked in a run that has ended, and how to ask or look again. */
export function RunRecord({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const [shown, setShown] = useState(false);
  const usage = t("usage", { prompt: run.usage.promptTokens, output: run.usage.outputTokens, model: run.model ?? "–" });
  return (
    <Card className="mt-4">
      <CardHeader title={t("checks")} description={run.costMicros ? `${usage} · ${formatCost(run.costMicros, locale)}` : usage} />
      <div className="flex flex-col gap-5 px-5 pb-5">
        <Checks run={run} />
        <Deeds run={run} shown={shown} onShow={() => setShown(!shown)} />
        {shown && <Exchanges id={run.id} />}
      </div>
    </Card>
  );
}

function Deeds({ run, shown, onShow }: { run: EngineRun; shown: boolean; onShow: () => void }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const rerun = useRerun();
  const replay = useReplay();
  const mayRun = useCan("engines:run");
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {mayRun && (
          <GatedAction operation="rerunEngineRun" size="sm" icon={<RefreshCw aria-hidden />} busy={rerun.isPending} onClick={() => rerun.mutate(run.id, { onSuccess: (next) => router.push(`/engines/${next.id}`) })}>
            {t("rerun")}
          </GatedAction>
        )}
        <Button size="sm" icon={<History aria-hidden />} busy={replay.isPending} onClick={() => replay.mutate(run.id)}>
          {t("replay")}
        </Button>
        <Button size="sm" icon={<ScrollText aria-hidden />} aria-expanded={shown} onClick={onShow}>
          {t("record")}
        </Button>
      </div>
      {replay.data && <Verdict replay={replay.data} />}
    </>
  );
}

function Verdict({ replay }: { replay: EngineReplay }) {
  const t = useTranslations("engine");
  if (replay.identical) return <Notice tone="success">{t("replaySame")}</Notice>;
  return (
    <Notice tone="warning">
      <p className="font-medium">{t("replayDiffers")}</p>
      <ul className="list-disc pl-5">
        {replay.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Every question to the model and its answer, as they were. */
function Exchanges({ id }: { id: string }) {
  const t = useTranslations("engine");
  const query = useQuery(recordQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-40" />}>
      {(record) => (
        <ol className="flex flex-col gap-5">
          {record.exchanges.map((exchange, i) => (
            <li key={exchange.at + i} className="flex flex-col gap-3">
              <Words title={t("instructionsOf", { n: i + 1 })} text={exchange.system} />
              <Words title={t("questionOf", { n: i + 1 })} text={exchange.user} />
              <Words title={t("answerOf", { n: i + 1 })} text={exchange.answer || exchange.problem || ""} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-[0.8125rem] font-medium text-muted">{title}</h3>
      <pre tabIndex={0} aria-label={title} className="max-h-72 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}
