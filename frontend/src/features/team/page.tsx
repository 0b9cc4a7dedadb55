"use client";

import { useState } from "react";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Card, CardHeader } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { InviteList } from "./invites";
import { MemberList } from "./members";
import { ROLES } from "./rules";
import { SeatsCard } from "./seats";

// What opens on a click need not be there before the page is.
const InviteDialog = later(() => import("./invite").then((module) => module.InviteDialog));

/** Who is in the team, who is invited, and what each role may do. */
export function TeamPage() {
  const t = useTranslations("team");
  const mayWrite = useCan("members:write");
  const [inviting, setInviting] = useState(false);
  const invite = () => setInviting(true);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          mayWrite && (
            <GatedAction operation="createInvite" variant="primary" icon={<UserPlus aria-hidden />} onClick={invite}>
              {t("invite")}
            </GatedAction>
          )
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <MemberList />
          {mayWrite && <InviteList onInvite={invite} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <SeatsCard />
          <RolesCard />
        </div>
      </div>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function RolesCard() {
  const t = useTranslations("team");
  const r = useTranslations("roles");
  return (
    <Card>
      <CardHeader title={t("rolesTitle")} />
      <dl className="flex flex-col gap-3 px-5 pb-5 text-sm">
        {ROLES.map((role) => (
          <div key={role}>
            <dt className="font-medium">{r(`${role}.name`)}</dt>
            <dd className="text-[0.8125rem] text-muted">{r(`${role}.may`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
