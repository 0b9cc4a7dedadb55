"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRightLeft, DoorOpen, Ellipsis, ShieldCheck, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Member } from "@campaign-os/shared";
import { Pages } from "@/components/state/pages";
import { Time } from "@/components/time";
import { IconButton } from "@/components/ui/button";
import { Avatar, Badge, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useActing } from "@/features/impersonation/limit";
import { useCan, useMe } from "@/features/session/context";
import { LeaveConfirm, RemoveConfirm } from "./leaving";
import { membersQuery, useChangeRole } from "./queries";
import { isLastOwner, mayRemove, rolesFor } from "./rules";

// What opens on a click need not be there before the page is.
const HandOverDialog = later(() => import("./handover").then((module) => module.HandOverDialog));

/** The people in the team, with their roles. */
export function MemberList() {
  const t = useTranslations("team");
  const query = useInfiniteQuery(membersQuery);
  return (
    <Card>
      <CardHeader title={t("members")} />
      <Pages query={query} skeleton={<Skeleton className="mx-5 mb-5 h-40" />} empty={null}>
        {(members) => (
          <ul aria-label={t("members")} className="divide-y border-t">
            {members.map((member) => (
              <MemberRow key={member.userId} member={member} all={members} />
            ))}
          </ul>
        )}
      </Pages>
    </Card>
  );
}

interface RowProps {
  member: Member;
  all: readonly Member[];
}

function MemberRow({ member, all }: RowProps) {
  const t = useTranslations("team");
  const { user } = useMe();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <Avatar name={member.name} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {member.name}
          {member.userId === user.id && <Badge tone="accent">{t("you")}</Badge>}
          {member.mfaEnabled && (
            <Badge tone="success">
              <ShieldCheck aria-hidden />
              {t("secondFactor")}
            </Badge>
          )}
        </p>
        <p className="text-[0.8125rem] break-all text-muted">{member.email}</p>
        <p className="text-[0.8125rem] text-muted">
          {t("since")} <Time at={member.joinedAt} style="day" />
        </p>
      </div>
      <div className="flex items-center gap-2">
        <RoleSelect member={member} all={all} />
        <MemberMenu member={member} all={all} />
      </div>
      {member.userId === user.id && isLastOwner(member, all) && <p className="w-full text-[0.8125rem] text-muted">{t("lastOwner")}</p>}
    </li>
  );
}

function useSelf() {
  const { user, tenant } = useMe();
  return { userId: user.id, role: tenant?.role, mayWrite: useCan("members:write") };
}

function RoleSelect({ member, all }: RowProps) {
  const t = useTranslations("team");
  const r = useTranslations("roles");
  const change = useChangeRole(member);
  const roles = rolesFor(member, useSelf(), all);
  const shown = change.isPending ? change.variables : member.role;
  if (roles.length < 2) return <span className="text-sm text-muted">{r(`${shown}.name`)}</span>;
  return (
    <Select
      size="sm"
      className="w-36"
      aria-label={t("roleOf", { name: member.name })}
      value={shown}
      disabled={change.isPending}
      onChange={(role) => role !== member.role && change.mutate(role, { onSuccess: () => toast.success(t("roleChanged", { name: member.name, role: r(`${role}.name`) })) })}
      options={roles.map((role) => ({ value: role, label: r(`${role}.name`) }))}
    />
  );
}

type Deed = "remove" | "leave" | "handOver";

function MemberMenu({ member, all }: RowProps) {
  const t = useTranslations("team");
  const c = useTranslations("common");
  const [deed, setDeed] = useState<Deed>();
  const self = useSelf();
  const mayOwn = useCan("tenant:own");
  const acting = useActing();
  const isSelf = member.userId === self.userId;
  const deeds: { deed: Deed; icon: typeof DoorOpen; label: string; danger?: boolean }[] = [];
  if (mayOwn && !isSelf) deeds.push({ deed: "handOver", icon: ArrowRightLeft, label: t("handOver") });
  if (mayRemove(member, self)) deeds.push({ deed: "remove", icon: UserMinus, label: t("remove"), danger: true });
  if (isSelf && !acting && !isLastOwner(member, all)) deeds.push({ deed: "leave", icon: DoorOpen, label: t("leave"), danger: true });
  const close = () => setDeed(undefined);
  if (deeds.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={c("actionsFor", { name: member.name })}>
            <Ellipsis />
          </IconButton>
        }
      >
        {deeds.map(({ deed: its, icon: Icon, label, danger }) => (
          <MenuItem key={its} icon={<Icon aria-hidden />} danger={danger} onSelect={() => setDeed(its)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      {deed === "remove" && <RemoveConfirm member={member} onClose={close} />}
      {deed === "leave" && <LeaveConfirm onClose={close} />}
      {deed === "handOver" && <HandOverDialog member={member} onClose={close} />}
    </>
  );
}
