import type { Post } from "@campaign-os/shared";
import { wallClock } from "@/lib/time";

/** Posts by the calendar day on which they go out, or went out. */
export type ByDay = ReadonlyMap<string, Post[]>;

/** Puts posts on their days in a zone; they keep their order. */
export function groupByDay(posts: readonly Post[], zone: string): ByDay {
  const byDay = new Map<string, Post[]>();
  for (const post of posts) {
    const at = post.publishAt ?? post.publishedAt;
    if (!at) continue;
    const { date } = wallClock(at, zone);
    const day = byDay.get(date);
    if (day) day.push(post);
    else byDay.set(date, [post]);
  }
  return byDay;
}
