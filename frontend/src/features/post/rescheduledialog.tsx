"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "next-intl";
import type { Post, RescheduleResult } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Badge, Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useZone } from "@/features/session/zone";
import { formatInstant, wallClock, zoneLabel } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";
import { ProblemNotice } from "./problem";
import { useReschedule } from "./queries";
import { inOrder, lastOf, MOST, SPACINGS } from "./rescheduleform";
import { postTitle } from "./rows";

const HOUR_MS = 3_600_000;

/** Gives posts that were held or missed new moments, in the order that they had. */
export function RescheduleDialog({ posts: all, onClose }: { posts: Post[]; onClose: () => void }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const locale = useLocale();
  const { tenantZone } = useZone();
  const now = useNow();
  const reschedule = useReschedule();
  const posts = inOrder(all).slice(0, MOST);
  const [wall, setWall] = useState(() => wallClock(new Date(Math.ceil((Date.now() + HOUR_MS) / HOUR_MS) * HOUR_MS).toISOString(), tenantZone));
  const [spacing, setSpacing] = useState("60");
  const at = wall.date && wall.time ? instantOf(wall.date, wall.time, tenantZone) : undefined;
  const past = at !== undefined && Date.parse(at) <= now;
  const results = reschedule.data?.data;
  const send = () => at && reschedule.mutate({ postIds: posts.map(({ id }) => id), startAt: at, spacingMinutes: Number(spacing) });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("newTimes.title", { count: posts.length })}
      description={t("newTimes.text", { zone: zoneLabel(tenantZone, locale, at ? new Date(at) : undefined) })}
      closeLabel={c("close")}
      footer={
        results ? (
          <Button variant="primary" onClick={onClose}>
            {c("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{c("cancel")}</Button>
            <Button variant="primary" disabled={!at || past} busy={reschedule.isPending} onClick={send}>
              {t("newTimes.confirm")}
            </Button>
          </>
        )
      }
    >
      {results ? (
        <Outcome results={results} posts={posts} />
      ) : (
        <>
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            <Field label={t("newTimes.first")}>
              <Input type="date" value={wall.date} onChange={(event) => setWall({ ...wall, date: event.target.value })} />
            </Field>
            <Field label={t("time")} error={past ? t("past") : undefined}>
              <Input type="time" value={wall.time} onChange={(event) => setWall({ ...wall, time: event.target.value })} />
            </Field>
            <Field label={t("newTimes.spacing")} className="max-sm:col-span-2">
              <Select value={spacing} onChange={setSpacing} options={SPACINGS.map((minutes) => ({ value: String(minutes), label: t("newTimes.minutes", { minutes, hours: minutes / 60 }) }))} />
            </Field>
          </div>
          {at && !past && posts.length > 1 && (
            <Notice className="mt-4">{t("newTimes.last", { time: formatInstant(lastOf(at, Number(spacing), posts.length), tenantZone, locale) })}</Notice>
          )}
          <ProblemNotice className="mt-4" problem={reschedule.error} />
        </>
      )}
    </Dialog>
  );
}

/** What became of each post. */
function Outcome({ results, posts }: { results: RescheduleResult[]; posts: Post[] }) {
  const t = useTranslations("post");
  const failed = results.filter(({ ok }) => !ok).length;
  const title = (id: string) => {
    const post = posts.find((one) => one.id === id);
    return post ? postTitle(post, t("untitled")) : id;
  };
  return (
    <>
      <p role="status" className="text-sm">
        {t("newTimes.done", { done: results.length - failed, failed })}
      </p>
      <ul className="mt-4 max-h-80 divide-y overflow-y-auto border-y">
        {results.map((result) => (
          <li key={result.postId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
            <span className="min-w-0 flex-1 truncate">{title(result.postId)}</span>
            {result.publishAt ? <Time at={result.publishAt} /> : <Badge tone="danger">{t("newTimes.not")}</Badge>}
            {result.message && <span className="w-full text-[0.8125rem] text-muted">{result.message}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
