"use client";

import { useEffect, useState } from "react";
import Link from "next/link";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { EngineEstimate } from "@campaign-os/shared";
import { Notice } from "@/components/ui/display";
import { estimateQuery } from "./queries";
import type { toRunInput } from "./wish";
import { formatCost } from "./words";

const PAUSE_MS = 600;

/** What a run would take, told while its wish is written; nothing while the wish can't be sent. */
export function Price({ engine, body }: { engine: string; body?: ReturnType<typeof toRunInput> }) {
  const t = useTranslations("engine");
  const [asked, setAsked] = useState(body);
  const key = JSON.stringify(body);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key ? (JSON.parse(key) as typeof body) : undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const estimate = useQuery({ ...estimateQuery(engine, asked ?? { input: {} }), enabled: asked !== undefined, placeholderData: keepPreviousData }).data;
  if (!body || !estimate) return <p className="text-[0.8125rem] text-muted">{t("priceLater")}</p>;
  if (!estimate.fits) {
    return (
      <Notice tone="warning" action={<Link href="/billing" className="font-medium underline">{t("toPlans")}</Link>}>
        {t("doesNotFit", { runs: estimate.runsLeft, tokens: estimate.tokensLeft })}
      </Notice>
    );
  }
  return <Terms estimate={estimate} />;
}

function Terms({ estimate }: { estimate: EngineEstimate }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const tokens = estimate.usual.promptTokens + estimate.usual.outputTokens;
  const cost = estimate.usualCostMicros ? t("priceCost", { usual: formatCost(estimate.usualCostMicros, locale), most: formatCost(estimate.mostCostMicros ?? 0, locale) }) : "";
  return (
    <p role="status" className="text-[0.8125rem] text-muted">
      {t("priceTokens", { tokens })} {cost} {t("priceLeft", { runs: estimate.runsLeft })}
    </p>
  );
}
