import type { Post } from "@campaign-os/shared";
import { momentOf } from "@/features/post/moment";
import { wallClock } from "@/lib/time";

/** Posts by the calendar day on which they go out, are meant to, or went out. */
export type ByDay = ReadonlyMap<string, Post[]>;

/** Puts posts on their days in a zone; they keep their order. */
export function groupByDay(posts: readonly Post[], zone: string): ByDay {
  return groupBy(posts, zone, ({ date }) => date);
}

/** Puts the posts of a day on the hours of its clock; an hour that comes twice is one. */
export function groupByHour(posts: readonly Post[], zone: string): ReadonlyMap<number, Post[]> {
  return groupBy(posts, zone, ({ time }) => Number(time.slice(0, 2)));
}

function groupBy<T>(posts: readonly Post[], zone: string, place: (wall: { date: string; time: string }) => T): Map<T, Post[]> {
  const groups = new Map<T, Post[]>();
  for (const post of posts) {
    const at = momentOf(post);
    if (!at) continue;
    const key = place(wallClock(at, zone));
    const group = groups.get(key);
    if (group) group.push(post);
    else groups.set(key, [post]);
  }
  return groups;
}

/** Working hours, which a day always shows. */
const MORNING = 8;
const EVENING = 18;

/** The hours that a day shows: those of work, and every one from the first to the last that has something. */
export function hoursOf(full: readonly number[]): number[] {
  const first = Math.min(MORNING, ...full);
  return Array.from({ length: Math.max(EVENING, ...full) - first + 1 }, (_, i) => first + i);
}
