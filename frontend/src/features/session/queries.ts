import { queryOptions } from "@tanstack/react-query";
import { api, session, take } from "@/lib/api";

/** Who is signed in, where, and what they may do there; renews the sign-in first where this tab has none. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    if (!(await session.accessToken())) await session.renew();
    return take(api.GET("/v1/me", { signal }));
  },
  staleTime: 60_000,
});
