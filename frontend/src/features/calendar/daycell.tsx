"use client";

import { useState, type DragEvent } from "react";
import Link from "next/link";
import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useGate } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { cn } from "@/lib/cn";
import { formatDate } from "@/lib/time";
import type { ByDay } from "./days";
import { Entry } from "./entry";
import { useMoving } from "./moving";

interface DayProps {
  date: string;
  today: string;
  byDay: ByDay;
  /** Belongs to another month than the one that is shown. */
  outside?: boolean;
  /** Shows each entry with all it has, in a column of its own. */
  roomy?: boolean;
  /** How many entries have room; the rest is a click away. */
  fits?: number;
  className?: string;
}

/** A day: its posts, a place to drop others, and the way to a new one. */
export function DayCell({ date, today, byDay, outside, roomy, fits = Infinity, className }: DayProps) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const open = date >= today;
  const target = useDropTarget(date, open);
  const gate = useGate("createPost");
  const mayWrite = useCan("posts:write") && gate.open;
  const posts = byDay.get(date) ?? [];
  const label = formatDate(date, locale, { weekday: "long", day: "numeric", month: "long" });
  const rest = posts.length - fits;
  return (
    <li
      aria-label={label}
      aria-current={date === today ? "date" : undefined}
      {...target.handlers}
      className={cn("group/day relative min-w-0 bg-surface p-1.5", outside && "bg-canvas", target.over && "bg-accent-soft", posts.length === 0 && date !== today && "max-sm:hidden", className)}
    >
      {open && mayWrite && <NewHere date={date} label={label} />}
      <p className={cn("mb-1 flex items-center gap-2 px-1 text-xs", outside ? "text-muted" : "font-medium")}>
        <span className="sm:hidden">{label}</span>
        <span className={cn("hidden sm:inline-grid sm:h-6 sm:min-w-6 sm:place-items-center sm:rounded-full sm:px-1.5", date === today && "bg-accent text-on-accent")}>
          {roomy ? formatDate(date, locale, { weekday: "short", day: "numeric" }) : Number(date.slice(8))}
        </span>
      </p>
      {posts.length > 0 && (
        <ul className="relative flex flex-col gap-1">
          {posts.slice(0, fits).map((post) => (
            <Entry key={post.id} post={post} roomy={roomy} />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Link href={`/calendar?view=list&date=${date}`} className="relative mt-1 block rounded px-1.5 text-xs text-muted hover:text-ink hover:underline">
          {t("more", { count: rest })}
        </Link>
      )}
    </li>
  );
}

// The whole free area of a day leads to a post for it.
function NewHere({ date, label }: { date: string; label: string }) {
  const t = useTranslations("calendar");
  return (
    <Link
      href={`/posts/new?date=${date}`}
      draggable={false}
      aria-label={t("newOn", { day: label })}
      className="absolute inset-0 flex items-start justify-end rounded-sm p-2 text-muted outline-offset-[-2px] [&_svg]:opacity-0 hover:[&_svg]:opacity-100 focus-visible:[&_svg]:opacity-100"
    >
      <Plus aria-hidden className="size-4" />
    </Link>
  );
}

function useDropTarget(date: string, open: boolean) {
  const { drop, lifted } = useMoving();
  const [over, setOver] = useState(false);
  if (!lifted || !open) return { over: false, handlers: {} };
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      setOver(true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      drop(date);
    },
  };
  return { over, handlers };
}
