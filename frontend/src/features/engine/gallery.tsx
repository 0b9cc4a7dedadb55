"use client";

import { useId, useState } from "react";
import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { brandsQuery } from "@/features/brand/queries";
import { campaignsQuery } from "@/features/campaign/queries";
import { EngineIcon } from "./icon";
import { enginesQuery, estimateQuery, runsQuery } from "./queries";
import { usualOf, type Usual } from "./usual";
import { sampleRun } from "./sample";
import { formatCost, formatTokens, useEngineWords } from "./words";

/** The engines there are, each with what it is for, what it usually costs, and the way to start it. */
export function Gallery() {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const query = useQuery(enginesQuery);
  const [sought, setSought] = useState("");
  const fits = (engine: Engine) => [words.name(engine.name, engine), words.about(engine), engine.name].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <section>
      <EngineSearch value={sought} onChange={setSought} />
      <Loaded query={query} skeleton={<GallerySkeleton />}>
        {({ data }) => {
          const found = data.filter(fits);
          if (found.length === 0) return <p className="rounded-xl border border-dashed p-8 text-center text-sm text-muted">{t("noneFound", { text: sought.trim() })}</p>;
          return (
            <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {found.map((engine) => (
                <EngineCard key={engine.name} engine={engine} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

function EngineSearch({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTranslations("engine");
  const id = useId();
  return (
    <div className="relative mb-4 max-w-sm">
      <label htmlFor={id} className="sr-only">
        {t("search")}
      </label>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" />
      <input id={id} type="search" value={value} placeholder={t("search")} onChange={(event) => onChange(event.target.value)} className="field-box h-10 pr-3 pl-9" />
    </div>
  );
}

function GallerySkeleton() {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: 6 }, (_, i) => (
        <Skeleton key={i} className="h-48 rounded-xl" />
      ))}
    </div>
  );
}

function EngineCard({ engine }: { engine: Engine }) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const applies = words.applies(engine);
  return (
    <li className="relative flex min-w-0 flex-col rounded-xl border bg-surface p-5 shadow-card transition-colors focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-center gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
          <EngineIcon engine={engine.name} className="size-5" />
        </span>
        <div className="min-w-0">
          <h2 className="text-base font-semibold">
            <Link href={`/engines/new/${engine.name}`} className="after:absolute after:inset-0 after:rounded-xl">
              {words.name(engine.name, engine)}
            </Link>
          </h2>
          <p className="text-xs text-muted">{t(engine.needsCampaign ? "forCampaign" : engine.needsBrand ? "forBrand" : "forAnything")}</p>
        </div>
      </div>
      <p className="mt-3 text-sm">{words.about(engine)}</p>
      <p className="mt-2 mb-4 text-[0.8125rem] text-muted">{applies ? t("thenApplies", { what: applies }) : t("thenCopies")}</p>
      <UsualPrice engine={engine} />
    </li>
  );
}

/** What the team's last runs of an engine took; where there were none, what one for its newest campaign would. */
function UsualPrice({ engine }: { engine: Engine }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const usual = useUsual(engine);
  return (
    <p className="mt-auto min-h-8 border-t pt-3 text-xs text-muted">
      {usual && (usual.costMicros ? t("usualCost", { cost: formatCost(usual.costMicros, locale), tokens: formatTokens(usual.tokens, locale) }) : t("usualTokens", { tokens: formatTokens(usual.tokens, locale) }))}
    </p>
  );
}

/** Prices hardly change: once asked, an estimate for a card is kept this long. */
const KEPT_MS = 3_600_000;

function useUsual(engine: Engine): Usual | undefined {
  const runs = useInfiniteQuery(runsQuery({})).data?.pages.flatMap((page) => page.data);
  const campaign = useInfiniteQuery(campaignsQuery({})).data?.pages[0]?.data[0]?.id;
  const brand = useInfiniteQuery(brandsQuery).data?.pages[0]?.data[0]?.id;
  const past = runs && usualOf(engine.name, runs);
  const sample = sampleRun(engine, { campaign, brand });
  const estimate = useQuery({ ...estimateQuery(engine.name, sample ?? { input: {} }), enabled: Boolean(runs) && !past && Boolean(sample), staleTime: KEPT_MS }).data;
  if (past || !estimate) return past;
  return { tokens: estimate.usual.promptTokens + estimate.usual.outputTokens, costMicros: estimate.usualCostMicros };
}
