"use client";

import { useState } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Notification } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/display";
import { Popover } from "@/components/ui/popover";
import { cn } from "@/lib/cn";
import { notificationsQuery, useReadAll } from "./queries";

/** What happened while one was away. */
export function NotificationBell() {
  const t = useTranslations("notice");
  const query = useQuery(notificationsQuery);
  const readAll = useReadAll();
  const [open, setOpen] = useState(false);
  const unread = query.data?.unread ?? 0;
  return (
    <Popover open={open} onOpenChange={setOpen} title={t("title")} trigger={<BellButton unread={unread} label={t("open", { unread })} />}>
      <div className="max-h-96 overflow-y-auto border-t">
        <Loaded query={query} skeleton={<Skeleton className="m-4 h-16" />}>
          {({ data }) => (data.length === 0 ? <p className="p-6 text-center text-sm text-muted">{t("empty")}</p> : <NoticeList notices={data} onPick={() => setOpen(false)} />)}
        </Loaded>
      </div>
      {unread > 0 && (
        <div className="border-t p-2">
          <Button variant="ghost" size="sm" className="w-full" busy={readAll.isPending} onClick={() => readAll.mutate()}>
            {t("readAll")}
          </Button>
        </div>
      )}
    </Popover>
  );
}

function BellButton({ unread, label, ...props }: { unread: number; label: string }) {
  return (
    <button type="button" aria-label={label} className="relative grid size-8 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink" {...props}>
      <Bell aria-hidden className="size-4" />
      {unread > 0 && <span className="absolute top-1 right-1 size-2 rounded-full bg-accent ring-2 ring-surface" />}
    </button>
  );
}

function NoticeList({ notices, onPick }: { notices: Notification[]; onPick: () => void }) {
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.id} className="border-b last:border-b-0">
          <NoticeRow notice={notice} onPick={onPick} />
        </li>
      ))}
    </ul>
  );
}

function NoticeRow({ notice, onPick }: { notice: Notification; onPick: () => void }) {
  const body = (
    <>
      <span className={cn("block text-sm", !notice.read && "font-medium")}>{notice.text}</span>
      <span className="mt-0.5 block text-xs text-muted">
        <RelativeTime at={notice.createdAt} />
      </span>
    </>
  );
  if (!notice.path) return <div className="px-4 py-3">{body}</div>;
  return (
    <Link href={notice.path} onClick={onPick} className="block px-4 py-3 outline-offset-[-2px] hover:bg-sunken">
      {body}
    </Link>
  );
}
