import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReviewCommentInput, ReviewLinkInput } from "@campaign-os/shared";
import { api, take } from "@/lib/api";

/** What a review link shows. */
export const reviewQuery = (token: string) =>
  queryOptions({
    queryKey: ["review", token],
    queryFn: ({ signal }) => take(api.GET("/v1/reviews/{token}", { params: { path: { token } }, signal })),
    retry: false,
  });

/** Says something by a review link. */
export function useReviewComment(token: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: ReviewCommentInput) => take(api.POST("/v1/reviews/{token}/comments", { params: { path: { token } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: reviewQuery(token).queryKey }),
  });
}

/** What was said about a post. The first part of the key has it read anew when the post changes. */
export const commentsQuery = (postId: string) =>
  queryOptions({
    queryKey: ["post", postId, "comments"],
    queryFn: ({ signal }) => take(api.GET("/v1/posts/{id}/comments", { params: { path: { id: postId } }, signal })),
  });

/** Says something about a post, as one of the team. */
export function useComment(postId: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (text: string) => take(api.POST("/v1/posts/{id}/comments", { params: { path: { id: postId } }, body: { text } })),
    onSuccess: () => client.invalidateQueries({ queryKey: commentsQuery(postId).queryKey }),
  });
}

/** The links that have not been revoked; the newest hundred. */
export const linksQuery = queryOptions({
  queryKey: ["review", "links"],
  queryFn: ({ signal }) => take(api.GET("/v1/review-links", { params: { query: { limit: 100 } }, signal })),
});

/** Makes a link; its address is in the answer, this once. */
export function useCreateLink() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: ReviewLinkInput) => take(api.POST("/v1/review-links", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: linksQuery.queryKey }),
  });
}

/** Ends a link at once. */
export function useRevokeLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE("/v1/review-links/{id}", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: linksQuery.queryKey }),
  });
}
