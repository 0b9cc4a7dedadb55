"use client";

import { useTranslations } from "next-intl";
import { NetworkBadge } from "@/components/network";
import { Leaf, RemoveItem } from "./leaf";
import type { StrategyOutput } from "./output";
import { useReading } from "./reading";
import { Lead, Lines, Part } from "./view/part";

/** A strategy to read: what is said to whom, where, how often, and how success is read. */
export function StrategyView({ strategy }: { strategy: StrategyOutput }) {
  const t = useTranslations("strategy");
  return (
    <div className="@container">
      <div className="grid gap-x-10 gap-y-6 @2xl:grid-cols-2">
        <div className="@2xl:col-span-2">
          <Lead at={["summary"]} value={strategy.summary} />
        </div>
        <Part title={t("positioning")}>
          <p className="text-sm">
            <Leaf at={["positioning"]} value={strategy.positioning} />
          </p>
        </Part>
        <Part title={t("audience")}>
          <p className="text-sm">
            <Leaf at={["audience"]} value={strategy.audience} />
          </p>
        </Part>
        <Part title={t("pillars")}>
          <Pillars pillars={strategy.pillars} />
        </Part>
        <Part title={t("channelMix")}>
          <Mix mix={strategy.channelMix} />
        </Part>
        <Part title={t("keyMessages")}>
          <Lines at={["keyMessages"]} values={strategy.keyMessages} />
        </Part>
        <Part title={t("measures")}>
          <Measures measures={strategy.measures} />
        </Part>
      </div>
    </div>
  );
}

function Pillars({ pillars }: { pillars: StrategyOutput["pillars"] }) {
  return (
    <ul className="flex flex-col gap-3">
      {pillars.map((pillar, i) => (
        <li key={i} className="text-sm">
          <div className="flex items-start justify-between gap-4">
            <span className="min-w-0 flex-1 font-medium">
              <Leaf at={["pillars", i, "name"]} value={pillar.name} />
            </span>
            <Share at={i} share={pillar.share} />
            <RemoveItem at={["pillars", i]} />
          </div>
          <div aria-hidden className="mt-1 h-1 rounded-full bg-sunken">
            <div className="h-full rounded-full bg-accent" style={{ width: `${Math.max(0, Math.min(100, pillar.share))}%` }} />
          </div>
          <p className="mt-1.5 text-muted">
            <Leaf at={["pillars", i, "description"]} value={pillar.description} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Share({ at, share }: { at: number; share: number }) {
  return (
    <span className="flex items-center gap-1 text-muted">
      <Leaf at={["pillars", at, "share"]} value={share} /> %
    </span>
  );
}

function Mix({ mix }: { mix: StrategyOutput["channelMix"] }) {
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {mix.map((channel, i) => (
        <li key={i}>
          <div className="flex items-center justify-between gap-4">
            <span className="font-medium">
              <NetworkBadge network={channel.network} />
            </span>
            <span className="flex items-center gap-1 text-muted">
              <PerWeek at={i} count={channel.postsPerWeek} />
              <RemoveItem at={["channelMix", i]} />
            </span>
          </div>
          <p className="mt-1 text-muted">
            <Leaf at={["channelMix", i, "role"]} value={channel.role} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function PerWeek({ at, count }: { at: number; count: number }) {
  const t = useTranslations("strategy");
  const { editing, differences } = useReading();
  if (!editing && !differences) return t("perWeek", { count });
  return (
    <>
      <Leaf at={["channelMix", at, "postsPerWeek"]} value={count} /> {t("aWeek")}
    </>
  );
}

function Measures({ measures }: { measures: StrategyOutput["measures"] }) {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {measures.map((measure, i) => (
        <div key={i}>
          <dt className="flex items-start gap-1 font-medium">
            <span className="min-w-0 flex-1">
              <Leaf at={["measures", i, "name"]} value={measure.name} />
            </span>
            <RemoveItem at={["measures", i]} />
          </dt>
          <dd className="text-muted">
            <Leaf at={["measures", i, "target"]} value={measure.target} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
