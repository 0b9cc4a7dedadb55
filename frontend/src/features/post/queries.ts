import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { BulkInput, Post, PostInput, QueryOf, RepeatInput, RescheduleInput } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";
import { onlyMeant } from "./rules";

type Filter = Pick<QueryOf<"/v1/posts">, "campaignId" | "state" | "label" | "channelId">;

/** While a post goes out it is asked about this often, should its events be missed. */
const GOING_OUT_MS = 2_000;

/** A timer can't be set for longer than this. */
const LONGEST_TIMER_MS = 2_147_000_000;

export const postsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["post", "list", filter],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/posts", { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

export const postQuery = (id: string) =>
  queryOptions({
    queryKey: ["post", id],
    queryFn: ({ signal }) => take(api.GET("/v1/posts/{id}", { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data ? askAgainIn(query.state.data) : false),
  });

export const publicationsQuery = (post: Post) =>
  queryOptions({
    queryKey: ["post", post.id, "publications"],
    queryFn: ({ signal }) => take(api.GET("/v1/posts/{id}/publications", { params: { path: { id: post.id } }, signal })),
    refetchInterval: askAgainIn(post),
  });

export const calendarQuery = (span: { from: string; to: string }, campaignId?: string) =>
  queryOptions({
    queryKey: ["calendar", span, campaignId],
    queryFn: ({ signal }) => take(api.GET("/v1/calendar", { params: { query: { ...span, campaignId } }, signal })),
    placeholderData: keepPreviousData,
  });

/** How late the posts of the last weeks went out. */
export const latenessQuery = queryOptions({
  queryKey: ["post", "lateness"],
  queryFn: ({ signal }) => take(api.GET("/v1/publishing/lateness", { signal })),
  staleTime: 60_000,
});

/** What the networks would say of a post; postId names the one that is changed, which does not repeat itself. */
export const verdictQuery = (body: PostInput, postId?: string) =>
  queryOptions({
    queryKey: ["verdict", body, postId],
    queryFn: ({ signal }) => take(api.POST("/v1/posts/validate", { params: { query: { postId } }, body, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

/** Whether something is happening to a post. */
export function isMoving(post: Post): boolean {
  return post.state === "publishing" || post.publications.some((publication) => ["sending", "accepted", "unknown"].includes(publication.state));
}

/** When to ask about a post again, in milliseconds: at once while it goes out, and at its minute while it waits. */
export function askAgainIn(post: Post, now: number = Date.now()): number | false {
  if (isMoving(post)) return GOING_OUT_MS;
  if (post.state !== "scheduled" || !post.publishAt) return false;
  return Math.min(LONGEST_TIMER_MS, Math.max(GOING_OUT_MS, Date.parse(post.publishAt) - now));
}

const params = (post: Post) => ({ path: { id: post.id }, header: ifMatch(post.version) });

/** What can be done with a post. Each answers the post as it is afterwards. */
const deeds = {
  publishNow: (post: Post) => take(api.POST("/v1/posts/{id}/publish-now", { params: params(post) })),
  unschedule: (post: Post) => take(api.POST("/v1/posts/{id}/unschedule", { params: params(post) })),
  retry: (post: Post, channelIds?: string[]) => take(api.POST("/v1/posts/{id}/retry", { params: params(post), body: { channelIds } })),
  submit: (post: Post) => take(api.POST("/v1/posts/{id}/submit", { params: params(post) })),
  duplicate: (post: Post) => take(api.POST("/v1/posts/{id}/duplicate", { params: { path: { id: post.id } } })),
};

export type PostDeed = keyof typeof deeds;

interface DeedInput {
  post: Post;
  deed: PostDeed;
  /** Channels that a retry is for; all that failed where they are left out. */
  channelIds?: string[];
}

export function usePostDeed() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ post, deed, channelIds }: DeedInput) => deeds[deed](post, channelIds),
    onSuccess: (after) => client.setQueryData(postQuery(after.id).queryKey, after),
    onSettled: () => refresh(client),
  });
}

/** A post and the instant at which it is to go out. */
export interface Plan {
  post: Post;
  publishAt: string;
}

export function schedulePost({ post, publishAt }: Plan): Promise<Post> {
  return take(api.POST("/v1/posts/{id}/schedule", { params: params(post), body: { publishAt } }));
}

/** Says when a post that is not scheduled yet is meant to go out, by which nothing goes out; any other is scheduled anew. */
export function movePost({ post, publishAt }: Plan): Promise<Post> {
  if (!onlyMeant(post.state)) return schedulePost({ post, publishAt });
  return take(api.PATCH("/v1/posts/{id}", { params: params(post), body: { plannedAt: publishAt } }));
}

/** Schedules a post, or only moves it where it is. */
export function useSchedule<P>(send: (plan: P) => Promise<Post>) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: send,
    onSuccess: (after) => client.setQueryData(postQuery(after.id).queryKey, after),
    onSettled: () => refresh(client),
  });
}

/** Schedules a post for the next free posting time of its channels. */
export function queuePost(post: Post): Promise<Post> {
  return take(api.POST("/v1/posts/{id}/queue", { params: params(post) }));
}

/** Makes the further times of a post. */
export function useRepeat() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ post, body }: { post: Post; body: RepeatInput }) => take(api.POST("/v1/posts/{id}/repeat", { params: { path: { id: post.id } }, body })),
    onSettled: () => refresh(client),
  });
}

/** Gives several posts new moments, in the order that they had; each is told on its own. */
export function useReschedule() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: RescheduleInput) => take(api.POST("/v1/posts/reschedule", { body })),
    onSettled: () => refresh(client),
  });
}

/** What an approver says of a post. */
export interface Decision {
  post: Post;
  approve: boolean;
  comment: string;
}

/** Approves a submitted post, or sends it back. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ post, approve, comment }: Decision) => {
      const body = comment.trim() ? { comment: comment.trim() } : {};
      return take(approve ? api.POST("/v1/posts/{id}/approve", { params: params(post), body }) : api.POST("/v1/posts/{id}/reject", { params: params(post), body }));
    },
    onSuccess: (after) => client.setQueryData(postQuery(after.id).queryKey, after),
    onSettled: () => refresh(client),
  });
}

/** Does the same with many posts; each is told on its own. */
export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: BulkInput) => take(api.POST("/v1/posts/bulk", { body })),
    onSettled: () => refresh(client),
  });
}

export function useDeletePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (post: Post) => take(api.DELETE("/v1/posts/{id}", { params: params(post) })),
    onSuccess: () => refresh(client),
  });
}

function refresh(client: ReturnType<typeof useQueryClient>): void {
  for (const sort of ["post", "calendar", "usage"]) void client.invalidateQueries({ queryKey: [sort] });
}
