import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Invite, InviteInput, Member, MemberPatch, TransferInput } from "@campaign-os/shared";
import { useMe } from "@/features/session/context";
import { api, ifMatch, session, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

/** Pages are as long as the API gives them: few teams have more than one. */
const LIMIT = 100;

export const membersQuery = infiniteQueryOptions({
  queryKey: ["member", "list"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/tenant/members", { params: { query: { limit: LIMIT, cursor: pageParam } }, signal })),
  ...byCursor,
});

export const invitesQuery = infiniteQueryOptions({
  queryKey: ["invite", "list"],
  queryFn: ({ pageParam, signal }) => take(api.GET("/v1/tenant/invites", { params: { query: { limit: LIMIT, cursor: pageParam } }, signal })),
  ...byCursor,
});

/** Who is in the team, who is asked to be, how many seats that takes, and what I may do there myself. */
const ABOUT_PEOPLE = [["member"], ["invite"], ["usage"], ["me"]];

function useRefreshPeople(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(ABOUT_PEOPLE.map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useChangeRole(member: Member) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (role: MemberPatch["role"]) =>
      take(api.PATCH("/v1/tenant/members/{userId}", { params: { path: { userId: member.userId }, header: ifMatch(member.version) }, body: { role } })),
    onSettled: refresh,
  });
}

/** Takes a member out of the team. */
export function useRemoveMember() {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (userId: string) => take(api.DELETE("/v1/tenant/members/{userId}", { params: { path: { userId } } })),
    onSettled: refresh,
  });
}

/** Takes oneself out of the team; what is left to choose from is on another page. */
export function useLeave() {
  const { user } = useMe();
  return useMutation({
    mutationFn: () => take(api.DELETE("/v1/tenant/members/{userId}", { params: { path: { userId: user.id } } })),
    onSuccess: () => session.beginAnew("/teams"),
  });
}

export function useHandOver() {
  const refresh = useRefreshPeople();
  return async (body: TransferInput) => {
    await take(api.POST("/v1/tenant/transfer", { body }));
    await refresh();
  };
}

export function useInvite() {
  const refresh = useRefreshPeople();
  return async (body: InviteInput) => {
    await take(api.POST("/v1/tenant/invites", { body }));
    await refresh();
  };
}

export function useResendInvite() {
  const refresh = useRefreshPeople();
  return useMutation({ mutationFn: ({ id }: Invite) => take(api.POST("/v1/tenant/invites/{id}/resend", { params: { path: { id } } })), onSettled: refresh });
}

export function useRevokeInvite() {
  const refresh = useRefreshPeople();
  return useMutation({ mutationFn: ({ id }: Invite) => take(api.DELETE("/v1/tenant/invites/{id}", { params: { path: { id } } })), onSettled: refresh });
}
