import type { Member } from "@campaign-os/shared";

export type Role = Member["role"];

/** Every role, from the one that may do everything to the one that may look. */
export const ROLES: readonly Role[] = ["owner", "admin", "approver", "editor", "viewer"];

/** What somebody can be invited as; owners are made of members. */
export const INVITED_ROLES = ["admin", "approver", "editor", "viewer"] as const;

interface Self {
  userId: string;
  role: Role | undefined;
  /** Whether they may change who is in the team. */
  mayWrite: boolean;
}

/** Whether a member is the only owner, who can neither leave nor become anything else. */
export function isLastOwner(member: Member, all: readonly Member[]): boolean {
  return member.role === "owner" && all.filter(({ role }) => role === "owner").length === 1;
}

/** The roles that one may give a member; only the present one where one may not change it. */
export function rolesFor(member: Member, self: Self, all: readonly Member[]): readonly Role[] {
  const isOwner = self.role === "owner";
  if (!self.mayWrite || (member.role === "owner" && !isOwner) || isLastOwner(member, all)) return [member.role];
  return isOwner ? ROLES : INVITED_ROLES;
}

/** Whether one may take a member out of the team; for oneself there is leaving. */
export function mayRemove(member: Member, self: Self): boolean {
  return self.mayWrite && member.userId !== self.userId && (member.role !== "owner" || self.role === "owner");
}
