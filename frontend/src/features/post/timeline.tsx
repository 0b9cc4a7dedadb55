"use client";

import { useState } from "react";
import { Check, CircleX, ExternalLink, RotateCcw } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { Publication } from "@campaign-os/shared";
import { NetworkMark, networkTitle } from "@/components/network";
import { buttonClass } from "@/components/ui/buttonclass";
import { Confirm } from "@/components/ui/dialog";
import { Card, Notice } from "@/components/ui/display";
import { Spinner } from "@/components/ui/spinner";
import { GatedAction } from "@/features/billing/gated";
import { channelsQuery } from "@/features/channel/queries";
import { useZone } from "@/features/session/zone";
import { cn } from "@/lib/cn";
import { formatExact, formatInstant } from "@/lib/time";
import { stepsOf, type Step } from "./steps";
import { PublicationState } from "./state";

/** How a post fares on one channel: each step with its exact time, and the way to it on the network. */
export function PublicationCard({ publication, onRetry }: { publication: Publication; onRetry?: () => void }) {
  const t = useTranslations("post");
  const channel = useQuery(channelsQuery).data?.data.find((it) => it.id === publication.channelId);
  return (
    <Card>
      <header className="flex flex-wrap items-center gap-3 px-5 pt-4 pb-3">
        <NetworkMark network={publication.network} className="size-7 rounded-md text-xs" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-sm font-semibold">{channel?.name ?? networkTitle(publication.network)}</h2>
          <p className="text-[0.8125rem] text-muted">{networkTitle(publication.network)}</p>
        </div>
        <PublicationState state={publication.state} />
        {onRetry && <RetryButton state={publication.state} onRetry={onRetry} />}
        {publication.url && (
          <a href={publication.url} target="_blank" rel="noreferrer" className={buttonClass("secondary", "sm")}>
            {t("view")} <ExternalLink aria-hidden />
          </a>
        )}
      </header>
      {publication.error && (
        <Notice tone="danger" className="mx-5 mb-3">
          {publication.error.message}
        </Notice>
      )}
      <ol className="px-5 pb-4">
        {stepsOf(publication).map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </ol>
      <Attempts publication={publication} />
    </Card>
  );
}

// What was refused is nowhere; what is unconfirmed may be out already, and then would be there twice.
function RetryButton({ state, onRetry }: { state: Publication["state"]; onRetry: () => void }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  if (state !== "rejected" && state !== "unconfirmed") return null;
  return (
    <>
      <GatedAction operation="retryPost" counted size="sm" icon={<RotateCcw aria-hidden />} onClick={() => (state === "unconfirmed" ? setAsking(true) : onRetry())}>
        {t("retryHere")}
      </GatedAction>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("unconfirmedTitle")}
        confirmLabel={t("retryHere")}
        cancelLabel={c("cancel")}
        onConfirm={() => (setAsking(false), onRetry())}
      >
        {t("unconfirmedText")}
      </Confirm>
    </>
  );
}

const dots = {
  done: <Check aria-hidden className="size-3" strokeWidth={3} />,
  failed: <CircleX aria-hidden className="size-3" />,
  current: <Spinner className="size-3!" />,
  ahead: null,
};

function StepRow({ step }: { step: Step }) {
  const t = useTranslations("post.step");
  const locale = useLocale();
  const { zone } = useZone();
  return (
    <li className="relative flex items-baseline gap-3 pb-3 text-sm last:pb-0 not-last:before:absolute not-last:before:top-5 not-last:before:bottom-0 not-last:before:left-[0.59rem] not-last:before:w-px not-last:before:bg-line">
      <span
        className={cn(
          "grid size-5 shrink-0 translate-y-1 place-items-center rounded-full",
          { done: "bg-success-soft text-success", failed: "bg-danger-soft text-danger", current: "bg-accent-soft text-accent-ink", ahead: "border" }[step.state],
        )}
      >
        {dots[step.state]}
      </span>
      <span className={cn("flex-1", step.state === "ahead" && "text-muted")}>{t(step.state === "failed" ? "refused" : step.name)}</span>
      {step.late !== undefined && <span className="text-xs text-muted">{t("late", { seconds: step.late / 1000 })}</span>}
      {step.at && (
        <time dateTime={step.at} title={formatInstant(step.at, zone, locale, "full")} className="font-mono text-xs text-muted">
          {formatExact(step.at, zone, locale)}
        </time>
      )}
    </li>
  );
}

function Attempts({ publication }: { publication: Publication }) {
  const t = useTranslations("post");
  const locale = useLocale();
  const { zone } = useZone();
  if (publication.attempts.length === 0) return null;
  return (
    <details className="border-t px-5 py-3 text-[0.8125rem]">
      <summary className="text-muted">{t("attempts", { count: publication.attempts.length })}</summary>
      <ul className="mt-2 flex flex-col gap-1.5">
        {publication.attempts.map((attempt) => (
          <li key={`${attempt.n}-${attempt.startedAt}`} className="flex flex-wrap gap-x-3">
            <span className="font-mono text-xs leading-5 text-muted">{formatExact(attempt.startedAt, zone, locale)}</span>
            <span>{t(`outcome.${attempt.outcome}`)}</span>
            {attempt.status !== undefined && <span className="text-muted">HTTP {attempt.status}</span>}
            {attempt.message && <span className="text-muted">{attempt.message}</span>}
          </li>
        ))}
        {publication.providerPostId && (
          <li className="text-muted">
            {t("providerPost")} <span className="font-mono text-xs break-all">{publication.providerPostId}</span>
          </li>
        )}
      </ul>
    </details>
  );
}
