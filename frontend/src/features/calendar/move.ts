"use client";

import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { Calendar, Post } from "@campaign-os/shared";
import { momentOf } from "@/features/post/moment";
import { movePost, postQuery, type Plan } from "@/features/post/queries";
import { can, onlyMeant } from "@/features/post/rules";
import { wallClock } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";

/** Whether a post can be put on another day: it has a moment, and that moment is still open. */
export function isMovable(post: Post): boolean {
  return (post.publishAt ?? post.plannedAt) !== undefined && post.publications.length === 0 && can(post.state, "schedule");
}

/** The moment of a post on another day: the clock shows the same time there, in the zone of the calendar. */
export function momentOn(post: Post, day: string, zone: string): string | undefined {
  const at = momentOf(post);
  return at && instantOf(day, wallClock(at, zone).time, zone);
}

/**
 * Puts a post on another moment. The calendar shows it there at once; where the API refuses, it goes
 * back to where it was, and the reason is told.
 */
export function useMovePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: movePost,
    onMutate: async ({ post, publishAt }: Plan) => {
      await client.cancelQueries({ queryKey: ["calendar"] });
      const before = client.getQueriesData<Calendar>({ queryKey: ["calendar"] });
      client.setQueriesData<Calendar>({ queryKey: ["calendar"] }, (calendar) => calendar && withMoment(calendar, post.id, publishAt));
      return { before };
    },
    onError: (_problem, _move, context) => restore(client, context?.before ?? []),
    onSuccess: (moved) => client.setQueryData(postQuery(moved.id).queryKey, moved),
    onSettled: () => {
      for (const sort of ["calendar", "post"]) void client.invalidateQueries({ queryKey: [sort] });
    },
  });
}

function withMoment(calendar: Calendar, id: string, publishAt: string): Calendar {
  const data = calendar.data.map((post) => (post.id === id ? { ...post, [onlyMeant(post.state) ? "plannedAt" : "publishAt"]: publishAt } : post));
  return { ...calendar, data: data.sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** By what posts are put in order. */
function placeOf(post: Post): number {
  return Date.parse(momentOf(post) ?? post.createdAt);
}

function restore(client: ReturnType<typeof useQueryClient>, before: [QueryKey, Calendar | undefined][]): void {
  for (const [key, calendar] of before) client.setQueryData(key, calendar);
}
