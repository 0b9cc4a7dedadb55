"use client";

import { useState, type ReactNode } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Columns2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { cn } from "@/lib/cn";
import { countDifferences, differencesOf } from "./diff";
import { Document } from "./document";
import { enginesQuery, runQuery } from "./queries";
import { ReadingProvider } from "./reading";
import { ResultDocument } from "./resultdocument";
import { RunPicture } from "./runpicture";
import { RunStatus } from "./rows";
import { shapeOf } from "./shape";
import { durationOf } from "./spent";
import type { Json } from "./tree";
import { useBrandFacts } from "./usefacts";
import { formatCost, useEngineWords } from "./words";

/** Two runs side by side: what each took and found, and their documents with what differs marked. */
export function ComparePage() {
  const t = useTranslations("engine");
  const params = useSearchParams();
  const a = params.get("a");
  const b = params.get("b");
  if (!a || !b) return <Empty icon={<Columns2 aria-hidden />} title={t("pickTwo")} action={<ButtonLink href="/engines">{t("toEngines")}</ButtonLink>} />;
  return <Compare a={a} b={b} />;
}

function Compare({ a, b }: { a: string; b: string }) {
  const first = useQuery(runQuery(a));
  const second = useQuery(runQuery(b));
  return (
    <Loaded query={first} skeleton={<Skeleton className="h-96 rounded-xl" />}>
      {(one) => (
        <Loaded query={second} skeleton={<Skeleton className="h-96 rounded-xl" />}>
          {(two) => <SideBySide runs={[one, two]} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type Pair = [EngineRun, EngineRun];

function SideBySide({ runs: [a, b] }: { runs: Pair }) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const [shown, setShown] = useState<"a" | "b">("a");
  const { differing, all } = countDifferences(a.output as Json | undefined, b.output as Json | undefined);
  const same = a.engine === b.engine;
  return (
    <>
      <PageHeader title={t("compareTitle", { engine: words.name(a.engine) })} description={same ? t("differing", { differing, all }) : undefined} crumbs={[{ href: "/engines", label: t("title") }]} />
      {!same && (
        <Notice tone="warning" className="mb-4">
          {t("otherEngines")}
        </Notice>
      )}
      <Terms runs={[a, b]} />
      <div className="my-4 lg:hidden">
        <Segments label={t("shownRun")} value={shown} onChange={setShown} tabs={[{ value: "a", label: t("runA") }, { value: "b", label: t("runB") }]} />
      </div>
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Side run={a} other={b} name={t("runA")} className={cn(shown === "b" && "max-lg:hidden")} />
        <Side run={b} other={a} name={t("runB")} className={cn(shown === "a" && "max-lg:hidden")} />
      </div>
    </>
  );
}

/** What each of the two was asked with and what it took, line by line. */
function Terms({ runs }: { runs: Pair }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const rows: [string, (run: EngineRun) => ReactNode][] = [
    [t("started"), (run) => <Time at={run.createdAt} />],
    [t("state"), (run) => <RunStatus run={run} />],
    [t("version"), (run) => run.engineVersion],
    [t("model"), (run) => run.model ?? "–"],
    [t("tokens"), (run) => (run.usage.promptTokens + run.usage.outputTokens).toLocaleString(locale)],
    [t("cost"), (run) => (run.costMicros ? formatCost(run.costMicros, locale) : "–")],
    [t("took"), (run) => durationOf(run, locale) ?? "–"],
    [t("toLookAt"), (run) => run.checks.filter(({ ok }) => !ok).length.toLocaleString(locale)],
  ];
  return (
    <Card className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("termsOfBoth")}</caption>
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <td className="px-4 py-2" />
            {runs.map((run, i) => (
              <th key={run.id} scope="col" className="px-4 py-2 font-medium">
                <Link href={`/engines/${run.id}`} className="text-ink underline decoration-line-strong underline-offset-2">
                  {t(i === 0 ? "runA" : "runB")}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, show]) => (
            <tr key={name} className="border-b last:border-b-0">
              <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
                {name}
              </th>
              {runs.map((run) => (
                <td key={run.id} className="px-4 py-2 tabular-nums">
                  {show(run)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface SideProps {
  run: EngineRun;
  other: EngineRun;
  name: string;
  className?: string;
}

/** One of the two runs, with what the other one has differently marked. */
function Side({ run, other, name, className }: SideProps) {
  const t = useTranslations("engine");
  const shape = shapeOf(useQuery(enginesQuery).data?.data.find((engine) => engine.name === run.engine)?.outputSchema);
  const facts = useBrandFacts(run);
  const output = run.output as Json | undefined;
  const input = run.input as Record<string, Json>;
  return (
    <Card className={className}>
      <CardHeader title={name} />
      <div className="flex flex-col gap-6 px-5 pb-6">
        {Object.keys(input).length > 0 && (
          <details className="rounded-lg bg-sunken p-3">
            <summary className="rounded text-[0.8125rem] font-medium">{t("askedFor")}</summary>
            <div className="mt-3">
              <ReadingProvider value={{ marks: [], facts, differences: differencesOf(input, other.input as Json) }}>
                <Document value={input} />
              </ReadingProvider>
            </div>
          </details>
        )}
        {output ? (
          <ReadingProvider value={{ marks: [], facts, differences: differencesOf(output, other.output as Json | undefined) }}>
            <RunPicture run={run} />
            <ResultDocument engine={run.engine} input={run.input} output={output} shape={shape} />
          </ReadingProvider>
        ) : (
          <Notice>{run.error?.message ?? t("noOutput")}</Notice>
        )}
      </div>
    </Card>
  );
}
