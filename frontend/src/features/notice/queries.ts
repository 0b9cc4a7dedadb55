import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/lib/api";

/** The newest notifications, and how many are unread. */
export const notificationsQuery = queryOptions({
  queryKey: ["notification"],
  queryFn: ({ signal }) => take(api.GET("/v1/notifications", { params: { query: { limit: 20 } }, signal })),
});

/** Marks every notification as read. */
export function useReadAll() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/notifications/read", { body: { ids: [] } })),
    onSuccess: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
}
