"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useZone } from "@/features/session/zone";
import { formatInstant, formatRelative, wallClock, zoneLabel } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";
import { ProblemNotice } from "./problem";
import { QueueOffer } from "./queueoffer";
import { movePost, schedulePost, useSchedule } from "./queries";

interface ScheduleProps {
  post: Post;
  /** The day to suggest for a post that has none yet. */
  day?: string;
  /** Whether the post stays a draft, and is only meant for the moment. */
  meant?: boolean;
  /** What the moment is chosen for, where it is neither scheduled nor moved by it alone. */
  label?: string;
  onClose: () => void;
  onScheduled: (post: Post) => void;
}

/** Suggested distance from now, rounded up to a full quarter of an hour. */
const QUARTER_MS = 900_000;

/** Suggested time on another day. */
const MORNING = "09:00";

/** Chooses the minute at which a post goes out, in the team's zone. */
export function ScheduleDialog({ post, day, meant, label, onClose, onScheduled }: ScheduleProps) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const locale = useLocale();
  const { tenantZone, ownZone } = useZone();
  const now = useNow();
  const schedule = useSchedule(meant ? movePost : schedulePost);
  const [wall, setWall] = useState(() => suggestion(post, day, tenantZone));
  const at = wall.date && wall.time ? instantOf(wall.date, wall.time, tenantZone) : undefined;
  const past = at !== undefined && Date.parse(at) <= now;
  const send = () =>
    at &&
    schedule.mutate(
      { post, publishAt: at },
      {
        onSuccess: (planned) => {
          toast.success(t(meant ? "meantFor" : "scheduledFor", { time: formatInstant(at, tenantZone, locale) }));
          onClose();
          onScheduled(planned);
        },
      },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(meant ? "meantTitle" : "scheduleTitle")}
      description={t("scheduleText", { zone: zoneLabel(tenantZone, locale, at ? new Date(at) : undefined) })}
      closeLabel={c("close")}
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button variant="primary" disabled={!at || past} busy={schedule.isPending} onClick={send}>
            {label ?? t(meant ? "mean" : post.state === "scheduled" ? "reschedule" : "schedule")}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("date")}>
          <Input type="date" value={wall.date} onChange={(event) => setWall({ ...wall, date: event.target.value })} />
        </Field>
        <Field label={t("time")} error={past ? t("past") : undefined}>
          <Input type="time" value={wall.time} onChange={(event) => setWall({ ...wall, time: event.target.value })} />
        </Field>
      </div>
      {at && !past && (
        <Notice className="mt-4">
          {formatRelative(at, now, locale)}
          {ownZone !== tenantZone && ` · ${t("yours", { time: formatInstant(at, ownZone, locale), zone: zoneLabel(ownZone, locale) })}`}
        </Notice>
      )}
      <ProblemNotice className="mt-4" problem={schedule.error} />
      {!meant && !label && <QueueOffer post={post} onQueued={(planned) => (onClose(), onScheduled(planned))} />}
    </Dialog>
  );
}

function suggestion(post: Post, day: string | undefined, zone: string): { date: string; time: string } {
  const soon = new Date(Math.ceil((Date.now() + QUARTER_MS) / QUARTER_MS) * QUARTER_MS).toISOString();
  const own = post.publishAt ?? post.plannedAt;
  const ahead = own && Date.parse(own) > Date.now() ? own : undefined;
  const next = wallClock(ahead ?? soon, zone);
  return ahead || !day || day <= next.date ? next : { date: day, time: MORNING };
}
