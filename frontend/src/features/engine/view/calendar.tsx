"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "next-intl";
import { NetworkBadge, NetworkMark, type NetworkName } from "@/components/network";
import { Badge } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { formatDate } from "@/lib/time";
import { Leaf, RemoveItem } from "../leaf";
import type { CalendarOutput, Slot } from "../output";
import { useReading } from "../reading";
import { useOptionName } from "../words";
import { Lead } from "./part";
import { slotDays, tally, weeksOf, type Placed, type SlotDay } from "./slots";

/** A plan of posts: as weeks to see its rhythm, or as a list to read and change it. */
export function CalendarView({ value }: { value: CalendarOutput }) {
  const t = useTranslations("engine.plan");
  const { editing, differences } = useReading();
  const [chosen, setChosen] = useState<"weeks" | "list">("weeks");
  const days = slotDays(value.slots);
  const weeks = weeksOf(days);
  const view = editing || differences || weeks.length === 0 ? "list" : chosen;
  const open = (index: number) => {
    setChosen("list");
    requestAnimationFrame(() => document.getElementById(`slot-${index}`)?.scrollIntoView({ block: "center" }));
  };
  return (
    <div className="flex flex-col gap-5">
      <Lead at={["summary"]} value={value.summary} />
      <Rhythm slots={value.slots} />
      {!editing && !differences && weeks.length > 0 && (
        <div className="@max-xl:hidden">
          <Segments label={t("view")} value={chosen} onChange={setChosen} tabs={[{ value: "weeks", label: t("weeks") }, { value: "list", label: t("list") }]} />
        </div>
      )}
      {view === "weeks" && <Weeks weeks={weeks} days={days} onOpen={open} />}
      <div className={view === "weeks" ? "@xl:hidden" : undefined}>
        <SlotList days={days} />
      </div>
    </div>
  );
}

/** How often each network and each pillar comes up. */
function Rhythm({ slots }: { slots: readonly Slot[] }) {
  const t = useTranslations("engine.plan");
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      <span className="font-medium">{t("count", { count: slots.length })}</span>
      {tally(slots, "network").map(([network, count]) => (
        <span key={network} className="inline-flex items-center gap-1.5 text-muted">
          <NetworkMark network={network as NetworkName} /> {count}
        </span>
      ))}
      <span className="flex flex-wrap gap-1.5">
        {tally(slots, "pillar").map(([pillar, count]) => (
          <Badge key={pillar}>
            {pillar} · {count}
          </Badge>
        ))}
      </span>
    </div>
  );
}

function Weeks({ weeks, days, onOpen }: { weeks: string[][]; days: SlotDay[]; onOpen: (index: number) => void }) {
  const locale = useLocale();
  const byDate = new Map(days.map((day) => [day.date, day.slots]));
  return (
    <div className="overflow-hidden rounded-xl border @max-xl:hidden">
      <div aria-hidden className="grid grid-cols-7 border-b bg-sunken text-xs font-medium text-muted">
        {weeks[0]?.map((date) => (
          <span key={date} className="px-2.5 py-1.5">
            {formatDate(date, locale, { weekday: "short" })}
          </span>
        ))}
      </div>
      <ol className="grid grid-cols-7 gap-px bg-line">
        {weeks.flat().map((date, i) => (
          <li key={date} aria-label={formatDate(date, locale, { weekday: "long", day: "numeric", month: "long" })} className="flex min-h-24 min-w-0 flex-col gap-1 bg-surface p-1.5">
            <span aria-hidden className="px-1 text-xs text-muted">
              {formatDate(date, locale, i === 0 || date.endsWith("-01") ? { day: "numeric", month: "short" } : { day: "numeric" })}
            </span>
            {byDate.get(date)?.map((placed) => <Entry key={placed.index} placed={placed} onOpen={onOpen} />)}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Entry({ placed: { slot, index }, onOpen }: { placed: Placed; onOpen: (index: number) => void }) {
  return (
    <button type="button" title={`${slot.theme}: ${slot.idea}`} onClick={() => onOpen(index)} className="flex w-full min-w-0 flex-col gap-0.5 rounded-md bg-sunken px-1.5 py-1 text-left text-xs hover:bg-accent-soft">
      <span className="flex items-center gap-1 text-muted">
        <NetworkMark network={slot.network} className="size-4 text-[0.5rem]" />
        {slot.time}
      </span>
      <span className="line-clamp-2 break-words">{slot.theme}</span>
    </button>
  );
}

function SlotList({ days }: { days: SlotDay[] }) {
  const t = useTranslations("engine.plan");
  const locale = useLocale();
  return (
    <ol className="flex flex-col divide-y rounded-xl border">
      {days.map(({ day, date, slots }) => (
        <li key={day} className="grid gap-x-6 gap-y-3 p-4 @xl:grid-cols-[8rem_minmax(0,1fr)]">
          <h3 className="text-sm font-medium">{date ? formatDate(date, locale, { weekday: "short", day: "numeric", month: "short" }) : t("day", { day })}</h3>
          <ul className="flex min-w-0 flex-col gap-4">
            {slots.map((placed) => (
              <SlotRow key={placed.index} placed={placed} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function SlotRow({ placed: { slot, index } }: { placed: Placed }) {
  const option = useOptionName();
  const at = ["slots", index];
  return (
    <li id={`slot-${index}`} className="min-w-0 scroll-mt-24 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        <span className="tabular-nums">
          <Leaf at={[...at, "time"]} value={slot.time} />
        </span>
        <NetworkBadge network={slot.network} />
        <Leaf at={[...at, "format"]} value={slot.format} read={option} />
        <Badge>{slot.pillar}</Badge>
        <RemoveItem at={at} className="ml-auto" />
      </div>
      <p className="mt-1 font-medium">
        <Leaf at={[...at, "theme"]} value={slot.theme} />
      </p>
      <p className="mt-0.5 text-muted">
        <Leaf at={[...at, "idea"]} value={slot.idea} />
      </p>
    </li>
  );
}
