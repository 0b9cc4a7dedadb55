"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { EngineRecord, EngineReplay } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { CopyButton } from "@/components/ui/copy";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { Document } from "./document";
import { recordQuery } from "./queries";
import type { Json } from "./tree";

/** Whether a run's record still comes to the same, in words. */
export function Verdict({ replay }: { replay: EngineReplay }) {
  const t = useTranslations("engine");
  if (replay.identical) return <Notice tone="success">{t("replaySame", { version: replay.engineVersion })}</Notice>;
  return (
    <Notice tone="warning">
      <p className="font-medium">{t("replayDiffers", { version: replay.engineVersion })}</p>
      <ul className="list-disc pl-5">
        {replay.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </Notice>
  );
}

// It opens below the document, which may be long.
function intoSight(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: "start" });
}

/** All that a run knew, was asked and answered, word for word. */
export function RecordCard({ id }: { id: string }) {
  const t = useTranslations("engine");
  const query = useQuery(recordQuery(id));
  return (
    <Card ref={intoSight} className="scroll-mt-20">
      <CardHeader title={t("recordTitle")} description={t("recordText")} action={query.data && <CopyButton text={JSON.stringify(query.data, null, 2)} label={t("copyRecord")} />} />
      <div className="px-5 pb-5">
        <Loaded query={query} skeleton={<Skeleton className="h-40" />}>
          {(record) => <Record record={record} />}
        </Loaded>
      </div>
    </Card>
  );
}

function Record({ record }: { record: EngineRecord }) {
  const t = useTranslations("engine");
  return (
    <div className="flex flex-col gap-6">
      <details className="rounded-lg border p-4">
        <summary className="rounded text-sm font-medium">{t("facts")}</summary>
        <div className="mt-4">
          <Document value={record.facts as Record<string, Json>} />
        </div>
      </details>
      <ol className="flex flex-col gap-6">
        {record.exchanges.map((exchange, i) => (
          <li key={exchange.at + i}>
            <Exchange exchange={exchange} n={i + 1} />
          </li>
        ))}
      </ol>
      {record.promptHash && <p className="text-xs break-all text-muted">{t("promptHash", { hash: record.promptHash })}</p>}
    </div>
  );
}

/** One question to the model and its answer. */
function Exchange({ exchange, n }: { exchange: EngineRecord["exchanges"][number]; n: number }) {
  const t = useTranslations("engine");
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-sm font-semibold">{t("exchange", { n })}</h3>
        <p className="text-xs text-muted">
          {exchange.model} · {t("exchangeTokens", { prompt: exchange.promptTokens, output: exchange.outputTokens })} · <Time at={exchange.at} />
        </p>
      </header>
      <Words title={t("instructionsOf")} text={exchange.system} />
      <Words title={t("questionOf")} text={exchange.user} />
      {exchange.answer && <Words title={t("answerOf")} text={exchange.answer} />}
      {exchange.problem && <Notice tone="warning">{t("noAnswer", { code: exchange.problem })}</Notice>}
    </section>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  const t = useTranslations("engine");
  return (
    <div className="min-w-0">
      <div className="mb-1 flex items-center justify-between gap-3">
        <h4 className="text-[0.8125rem] font-medium text-muted">{title}</h4>
        <CopyButton icon text={text} label={t("copyOf", { name: title })} />
      </div>
      <pre tabIndex={0} aria-label={title} className="max-h-72 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  );
}
