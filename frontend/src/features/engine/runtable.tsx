"use client";

import { useState } from "react";
import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Columns2, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { RelativeTime } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { campaignsQuery } from "@/features/campaign/queries";
import { compareHref, pick } from "./compare";
import { RunStatus, runTitle } from "./rows";
import { formatCost, formatTokens, useEngineWords } from "./words";

/** The team's runs, newest first; two of one engine can be picked and compared. */
export function RunTable({ runs }: { runs: EngineRun[] }) {
  const t = useTranslations("engine");
  const [picked, setPicked] = useState<EngineRun[]>([]);
  return (
    <>
      <Table label={t("runs")} stacked>
        <thead>
          <tr>
            <Th className="w-8 pr-0!">
              <span className="sr-only">{t("pick")}</span>
            </Th>
            <Th>{t("run")}</Th>
            <Th>{t("campaign")}</Th>
            <Th>{t("state")}</Th>
            <Th className="text-right">{t("tokens")}</Th>
            <Th className="text-right">{t("cost")}</Th>
            <Th className="text-right">{t("started")}</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} picked={picked.some(({ id }) => id === run.id)} onPick={() => setPicked(pick(picked, run))} />
          ))}
        </tbody>
      </Table>
      <PickBar picked={picked} onClear={() => setPicked([])} />
    </>
  );
}

function RunRow({ run, picked, onPick }: { run: EngineRun; picked: boolean; onPick: () => void }) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const locale = useLocale();
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data);
  const campaign = campaigns?.find(({ id }) => id === run.campaignId)?.name;
  const tokens = run.usage.promptTokens + run.usage.outputTokens;
  return (
    <Tr>
      <Td className="w-8 pr-0! max-md:hidden">
        {run.output && (
          <Checkbox checked={picked} onChange={onPick}>
            <span className="sr-only">{t("pickRun", { name: [words.name(run.engine), runTitle(run)].filter(Boolean).join(", ") })}</span>
          </Checkbox>
        )}
      </Td>
      <Td className="min-w-0 md:max-w-80">
        <Link href={`/engines/${run.id}`} className="block truncate font-medium hover:underline">
          {words.name(run.engine)}
        </Link>
        {runTitle(run) && <span className="block truncate text-[0.8125rem] text-muted">{runTitle(run)}</span>}
      </Td>
      <Td className="truncate text-muted max-md:hidden md:max-w-48">{campaign ?? "–"}</Td>
      <Td className="max-md:justify-self-end">
        <span className="inline-flex items-center gap-2">
          <RunStatus run={run} />
          <Flags run={run} />
        </span>
      </Td>
      <Td className="text-right text-muted tabular-nums max-md:hidden">{tokens > 0 ? formatTokens(tokens, locale) : "–"}</Td>
      <Td className="text-muted tabular-nums md:text-right">{run.costMicros ? formatCost(run.costMicros, locale) : "–"}</Td>
      <Td className="text-right text-muted max-md:justify-self-end">
        <RelativeTime at={run.createdAt} />
      </Td>
    </Tr>
  );
}

/** How much there is to look at in a run. */
function Flags({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const count = run.checks.filter(({ ok }) => !ok).length;
  if (run.status !== "succeeded" || count === 0) return null;
  return (
    <span title={t("flagged", { count })} className="inline-flex items-center gap-1 text-xs text-warning">
      <TriangleAlert aria-hidden className="size-3.5" />
      <span className="sr-only">{t("flagged", { count })}</span>
      <span aria-hidden>{count}</span>
    </span>
  );
}

/** What is picked, and the way to see it side by side. */
function PickBar({ picked: [first, second], onClear }: { picked: EngineRun[]; onClear: () => void }) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  if (!first) return null;
  return (
    <div role="status" className="sticky bottom-4 z-10 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-3 rounded-xl border bg-surface px-4 py-3 text-sm shadow-pop">
      <span>{second ? t("pickedTwo") : t("pickedOne", { name: words.name(first.engine) })}</span>
      {second && (
        <ButtonLink size="sm" variant="primary" href={compareHref(first, second)} icon={<Columns2 aria-hidden />}>
          {t("compare")}
        </ButtonLink>
      )}
      <Button size="sm" variant="ghost" onClick={onClear}>
        {t("clearPicked")}
      </Button>
    </div>
  );
}
