"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { Compass, Lightbulb, Megaphone, PenLine, Recycle, ShieldCheck, Sparkles, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Skeleton } from "@/components/ui/display";
import { enginesQuery } from "./queries";
import { engineKey, type EngineKey } from "./words";

const icons: Record<EngineKey, LucideIcon> = { strategy: Compass, copy: PenLine, repurpose: Recycle, ads: Megaphone, insight: Lightbulb, "brand-guard": ShieldCheck, other: Sparkles };

/** The engines there are, each with what it is for and the way to start it. */
export function Gallery() {
  const query = useQuery(enginesQuery);
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-40" />}>
      {({ data }) => (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {data.map((engine) => (
            <EngineCard key={engine.name} engine={engine} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function EngineCard({ engine }: { engine: Engine }) {
  const t = useTranslations("engine");
  const key = engineKey(engine.name);
  const Icon = icons[key];
  return (
    <li className="relative flex min-w-0 gap-4 rounded-xl border bg-surface p-5 shadow-card transition-colors focus-within:border-line-strong hover:border-line-strong">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-sunken text-accent-ink">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0">
        <h2 className="text-base font-semibold">
          <Link href={`/engines/new/${engine.name}`} className="after:absolute after:inset-0">
            {key === "other" ? engine.title : t(`name.${key}`)}
          </Link>
        </h2>
        <p className="mt-1 text-sm text-muted">{key === "other" ? engine.description : t(`about.${key}`)}</p>
        <p className="mt-2 text-xs text-muted">{engine.needsCampaign ? t("forCampaign") : t("forBrand")}</p>
      </div>
    </li>
  );
}
