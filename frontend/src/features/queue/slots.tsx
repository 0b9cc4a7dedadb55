"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ChannelSlots, WeekSlot } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Card, Skeleton } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { GatedAction } from "@/features/billing/gated";
import { ProblemNotice } from "@/features/post/problem";
import { useCan } from "@/features/session/context";
import { cn } from "@/lib/cn";
import { zoneLabel } from "@/lib/time";
import { slotsQuery, useSetSlots } from "./queries";
import { byWeekday, weekdayName, weekdays, withoutTime, withTime, type Weekday } from "./week";

/** Working days, which most teams begin with. */
const working: readonly Weekday[] = weekdays.slice(0, 5);

/** The posting times of a channel, and how they are changed. */
export function PostingTimes({ channelId }: { channelId: string }) {
  const t = useTranslations("queue");
  const locale = useLocale();
  const query = useQuery(slotsQuery(channelId));
  return (
    <Card className="p-5">
      <h2 className="text-sm font-semibold">{t("times")}</h2>
      <Loaded query={query} skeleton={<Skeleton className="mt-4 h-40" />}>
        {(slots) => (
          <>
            <p className="mt-1 text-[0.8125rem] text-muted">{t("timesText", { zone: zoneLabel(slots.timezone, locale) })}</p>
            <Times channelId={channelId} slots={slots} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Times({ channelId, slots }: { channelId: string; slots: ChannelSlots }) {
  const t = useTranslations("queue");
  const locale = useLocale();
  const mayWrite = useCan("posts:write");
  const set = useSetSlots(channelId);
  const put = (to: WeekSlot[]) => set.mutate({ was: slots, body: { timezone: slots.timezone, slots: to } });
  const days = byWeekday(slots.slots);
  return (
    <>
      {days.length === 0 && <p className="mt-4 text-sm text-muted">{t("noTimes")}</p>}
      <dl className="mt-4 flex flex-col gap-2.5">
        {days.map(({ day, times }) => (
          <div key={day} className="flex gap-3">
            <dt className="w-24 shrink-0 pt-1 text-sm">{weekdayName(day, locale)}</dt>
            <dd className="flex flex-wrap gap-1.5">
              {times.map((time) => (
                <span key={time} className="inline-flex h-7 items-center gap-1 rounded-md bg-sunken pr-1 pl-2 text-sm tabular-nums">
                  {time}
                  {mayWrite && (
                    <button
                      type="button"
                      disabled={set.isPending}
                      aria-label={t("remove", { day: weekdayName(day, locale), time })}
                      onClick={() => put(withoutTime(slots.slots, day, time))}
                      className="grid size-5 place-items-center rounded text-muted hover:text-ink"
                    >
                      <X aria-hidden className="size-3.5" />
                    </button>
                  )}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {mayWrite && <AddTime busy={set.isPending} onAdd={(days, time) => put(withTime(slots.slots, days, time))} />}
      <ProblemNotice className="mt-4" problem={set.error} />
    </>
  );
}

function AddTime({ busy, onAdd }: { busy: boolean; onAdd: (days: Weekday[], time: string) => void }) {
  const t = useTranslations("queue");
  const locale = useLocale();
  const [days, setDays] = useState<readonly Weekday[]>(working);
  const [time, setTime] = useState("09:00");
  const toggle = (day: Weekday) => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day]);
  return (
    <div className="mt-5 flex flex-col gap-3 border-t pt-4">
      <div role="group" aria-label={t("days")} className="flex flex-wrap gap-1">
        {weekdays.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={days.includes(day)}
            aria-label={weekdayName(day, locale)}
            onClick={() => toggle(day)}
            className={cn("h-8 min-w-10 rounded-md border px-2 text-xs", days.includes(day) ? "border-accent bg-accent-soft font-medium text-ink" : "border-line-strong/60 text-muted hover:text-ink")}
          >
            {weekdayName(day, locale, "short")}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("time")} className="w-32">
          <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
        <GatedAction operation="setSlots" icon={<Plus aria-hidden />} busy={busy} disabled={days.length === 0 || !time} onClick={() => onAdd([...days], time)}>
          {t("add")}
        </GatedAction>
      </div>
    </div>
  );
}
