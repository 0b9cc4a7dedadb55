"use client";

import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { Card } from "@/components/ui/display";
import { useZone } from "@/features/session/zone";
import { groupByHour, hoursOf } from "./days";
import { Entry } from "./entry";

/** A day by the hours of its clock, from the first hour that has something to the last. */
export function DayView({ posts }: { posts: Post[] }) {
  const t = useTranslations("calendar");
  const { zone } = useZone();
  const byHour = groupByHour(posts, zone);
  return (
    <Card className="overflow-hidden">
      <ol aria-label={t("hours")} className="divide-y">
        {hoursOf([...byHour.keys()]).map((at) => (
          <li key={at} className="flex min-h-14 gap-3 px-3 py-1.5 sm:px-5">
            <span className="w-16 shrink-0 pt-1 text-xs text-muted">{`${String(at).padStart(2, "0")}:00`}</span>
            <ul className="flex min-w-0 flex-1 flex-col gap-1">
              {byHour.get(at)?.map((post) => (
                <Entry key={post.id} post={post} roomy />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
