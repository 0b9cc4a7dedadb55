import type { Post } from "@campaign-os/shared";

/** Distances that are offered between two posts, in minutes. */
export const SPACINGS = [0, 15, 30, 60, 180, 1440] as const;

/** How many posts one request may name. */
export const MOST = 100;

/** When the last of some posts goes out. */
export function lastOf(start: string, spacing: number, count: number): string {
  return new Date(Date.parse(start) + spacing * 60_000 * Math.max(0, count - 1)).toISOString();
}

/** Posts in the order that they keep: by the moment that they had. */
export function inOrder(posts: readonly Post[]): Post[] {
  return posts.toSorted((one, other) => (one.publishAt ?? "").localeCompare(other.publishAt ?? "") || one.id.localeCompare(other.id));
}
