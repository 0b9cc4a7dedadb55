"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { NetworkBadge } from "@/components/network";
import type { StrategyOutput } from "./output";

/** A strategy to read: what is said to whom, where, how often, and how success is read. */
export function StrategyView({ strategy }: { strategy: StrategyOutput }) {
  const t = useTranslations("strategy");
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <p className="max-w-3xl text-base leading-relaxed lg:col-span-2">{strategy.summary}</p>
      <Part title={t("positioning")}>
        <p className="text-sm">{strategy.positioning}</p>
      </Part>
      <Part title={t("audience")}>
        <p className="text-sm">{strategy.audience}</p>
      </Part>
      <Part title={t("pillars")}>
        <Pillars pillars={strategy.pillars} />
      </Part>
      <Part title={t("channelMix")}>
        <Mix mix={strategy.channelMix} />
      </Part>
      <Part title={t("keyMessages")}>
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm marker:text-muted">
          {strategy.keyMessages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Part>
      <Part title={t("measures")}>
        <dl className="flex flex-col gap-2 text-sm">
          {strategy.measures.map((measure) => (
            <div key={measure.name}>
              <dt className="font-medium">{measure.name}</dt>
              <dd className="text-muted">{measure.target}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-2 text-[0.8125rem] font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}

function Pillars({ pillars }: { pillars: StrategyOutput["pillars"] }) {
  return (
    <ul className="flex flex-col gap-3">
      {pillars.map((pillar) => (
        <li key={pillar.name} className="text-sm">
          <div className="flex items-baseline justify-between gap-4">
            <span className="font-medium">{pillar.name}</span>
            <span className="text-muted">{pillar.share} %</span>
          </div>
          <div aria-hidden className="mt-1 h-1 rounded-full bg-sunken">
            <div className="h-full rounded-full bg-accent" style={{ width: `${Math.min(100, pillar.share)}%` }} />
          </div>
          <p className="mt-1.5 text-muted">{pillar.description}</p>
        </li>
      ))}
    </ul>
  );
}

function Mix({ mix }: { mix: StrategyOutput["channelMix"] }) {
  const t = useTranslations("strategy");
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {mix.map((channel) => (
        <li key={channel.network}>
          <div className="flex items-center justify-between gap-4">
            <span className="font-medium">
              <NetworkBadge network={channel.network} />
            </span>
            <span className="text-muted">{t("perWeek", { count: channel.postsPerWeek })}</span>
          </div>
          <p className="mt-1 text-muted">{channel.role}</p>
        </li>
      ))}
    </ul>
  );
}
