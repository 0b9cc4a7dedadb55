import type { Post } from "@campaign-os/shared";

/** Where a post stands on the calendar: when it goes out, is meant to as a draft, or went out. */
export function momentOf(post: Post): string | undefined {
  return post.publishAt ?? post.plannedAt ?? post.publishedAt;
}
