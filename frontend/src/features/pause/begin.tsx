"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "next-intl";
import type { Pause } from "@campaign-os/shared";
import { useNow } from "@/components/now";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { ProblemNotice } from "@/features/post/problem";
import { useZone } from "@/features/session/zone";
import { zoneLabel } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";
import { Meanwhile } from "./meanwhile";
import { useBeginPause } from "./queries";

interface PauseDialogProps {
  kind: Pause["kind"];
  /** The campaign or channel; none for the team. */
  targetId?: string;
  /** What people call it. */
  name?: string;
  onClose: () => void;
}

/** Asks how publishing is to be paused, and until when. */
export function PauseDialog({ kind, targetId, name, onClose }: PauseDialogProps) {
  const t = useTranslations("pause");
  const c = useTranslations("common");
  const locale = useLocale();
  const { tenantZone } = useZone();
  const now = useNow();
  const begin = useBeginPause();
  const [meanwhile, setMeanwhile] = useState<Pause["meanwhile"]>("ask");
  const [wall, setWall] = useState({ date: "", time: "09:00" });
  const until = wall.date && wall.time ? instantOf(wall.date, wall.time, tenantZone) : undefined;
  const past = until !== undefined && Date.parse(until) <= now;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`title.${kind}`, { name: name ?? "" })}
      description={t("text")}
      closeLabel={c("close")}
      footer={
        <>
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button variant="primary" disabled={past} busy={begin.isPending} onClick={() => begin.mutate({ kind, targetId, meanwhile, until }, { onSuccess: onClose })}>
            {t("begin")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Meanwhile value={meanwhile} onChange={setMeanwhile} />
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("until")} optional={c("optional")} error={past ? t("past") : undefined}>
            <Input type="date" value={wall.date} onChange={(event) => setWall({ ...wall, date: event.target.value })} />
          </Field>
          <Field label={t("time")}>
            <Input type="time" disabled={!wall.date} value={wall.time} onChange={(event) => setWall({ ...wall, time: event.target.value })} />
          </Field>
        </div>
        <p className="text-[0.8125rem] text-muted">{wall.date ? t("untilHelp", { zone: zoneLabel(tenantZone, locale, until ? new Date(until) : undefined) }) : t("openHelp")}</p>
        <ProblemNotice problem={begin.error} />
      </div>
    </Dialog>
  );
}
