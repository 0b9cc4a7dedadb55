"use client";

import Link from "next/link";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Columns2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { RelativeTime } from "@/components/time";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/display";
import { compareHref } from "./compare";
import { runsQuery } from "./queries";
import { RunStatus } from "./rows";

/** How many others are shown. */
const MOST = 4;

/** The other runs of an engine for the same campaign, the newest first, each ready to be compared with this one. */
export function OtherRuns({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const query = useInfiniteQuery(runsQuery({ engine: run.engine, campaignId: run.campaignId }));
  const others = query.data?.pages[0]?.data.filter(({ id }) => id !== run.id) ?? [];
  if (others.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("others")} description={run.rerunOf ? t("asksAgain") : undefined} />
      <ul className="divide-y border-t">
        {inOrder(others, run.rerunOf).map((other) => (
          <li key={other.id} className="flex items-center gap-3 py-2.5 pr-3 pl-5 text-sm">
            <Link href={`/engines/${other.id}`} className="min-w-0 flex-1 hover:underline">
              <RelativeTime at={other.createdAt} />
              {other.id === run.rerunOf && <span className="block text-xs text-muted">{t("askedFirst")}</span>}
            </Link>
            <RunStatus run={other} />
            {other.output && run.output && (
              <ButtonLink size="icon" variant="ghost" href={compareHref(other, run)} aria-label={t("compareWithThis")} title={t("compareWithThis")}>
                <Columns2 aria-hidden />
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

// The run whose question was asked again comes first.
function inOrder(runs: EngineRun[], first: string | undefined): EngineRun[] {
  return [...runs.filter(({ id }) => id === first), ...runs.filter(({ id }) => id !== first)].slice(0, MOST);
}
