import { queryOptions } from "@tanstack/react-query";
import { meQuery } from "@/features/session/queries";
import { api, take } from "@/lib/api";

/** What an invitation says to whoever has its link. */
export const inviteQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => take(api.GET("/v1/invites/{token}", { params: { path: { token } }, signal })),
    retry: false,
    staleTime: Infinity,
  });

/** Who is signed in on this device, if anybody. */
export const whoQuery = queryOptions({ ...meQuery, retry: false });
