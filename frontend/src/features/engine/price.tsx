"use client";

import { useEffect, useState, type ReactNode } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { EngineEstimate } from "@campaign-os/shared";
import { useProblemText } from "@/components/problem";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { estimateQuery } from "./queries";
import type { toRunInput } from "./wish";
import { formatCost } from "./words";

type Body = ReturnType<typeof toRunInput>;

/** How long nothing is typed before the price is asked for. */
const PAUSE_MS = 600;

/** What a run would take, told while its wish is written; what is missing while the wish can't be sent. */
export function Price({ engine, body }: { engine: string; body?: Body }) {
  const t = useTranslations("engine");
  const text = useProblemText();
  const asked = useSettled(body);
  const query = useQuery({ ...estimateQuery(engine, asked ?? { input: {} }), enabled: asked !== undefined, placeholderData: keepPreviousData });
  return (
    <Card>
      <CardHeader title={t("price")} description={t("priceText")} />
      <div className="px-5 pb-5 text-sm" role="status" aria-busy={query.isFetching}>
        {!body && <p className="text-muted">{t("priceLater")}</p>}
        {body && query.error && <p className="text-danger">{text.problem(query.error)}</p>}
        {body && !query.error && !query.data && <Skeleton className="h-24" />}
        {body && !query.error && query.data && <Terms estimate={query.data} />}
      </div>
    </Card>
  );
}

/** A wish as it stood when nothing had been typed for a while. */
function useSettled(body: Body | undefined): Body | undefined {
  const [settled, setSettled] = useState(body);
  const key = JSON.stringify(body);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key ? (JSON.parse(key) as Body) : undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}

function Terms({ estimate }: { estimate: EngineEstimate }) {
  const t = useTranslations("engine");
  const locale = useLocale();
  const number = (count: number) => count.toLocaleString(locale);
  const cost = (micros: number | undefined) => (micros ? formatCost(micros, locale) : undefined);
  const total = ({ promptTokens, outputTokens }: EngineEstimate["usual"]) => promptTokens + outputTokens;
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-1.5">
        <Row name={t("usually")} value={cost(estimate.usualCostMicros) ?? t("tokenCount", { count: total(estimate.usual) })} strong>
          {estimate.usualCostMicros ? t("tokenCount", { count: total(estimate.usual) }) : null}
        </Row>
        <Row name={t("atMost")} value={cost(estimate.mostCostMicros) ?? t("tokenCount", { count: total(estimate.most) })}>
          {estimate.mostCostMicros ? t("tokenCount", { count: total(estimate.most) }) : null}
        </Row>
        <Row name={t("runsLeft")} value={number(estimate.runsLeft)} />
        <Row name={t("tokensLeft")} value={number(estimate.tokensLeft)} />
      </dl>
      {!estimate.fits && <DoesNotFit estimate={estimate} />}
    </div>
  );
}

/** Why a run can't start in this month, and the way to a plan in which it can. */
function DoesNotFit({ estimate }: { estimate: EngineEstimate }) {
  const t = useTranslations("engine");
  return (
    <Notice tone="warning" action={<ButtonLink size="sm" href="/billing">{t("toPlans")}</ButtonLink>}>
      {estimate.runsLeft < 1 ? t("noRunsLeft") : t("noTokensLeft", { most: estimate.most.promptTokens + estimate.most.outputTokens, left: estimate.tokensLeft })}
    </Notice>
  );
}

function Row({ name, value, strong, children }: { name: string; value: string; strong?: boolean; children?: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">
        <span className={strong ? "text-base font-semibold" : undefined}>{value}</span>
        {children && <span className="block text-xs text-muted">{children}</span>}
      </dd>
    </div>
  );
}
