"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { MyTenant } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Avatar, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { AuthCard } from "@/features/auth/card";
import { useSignOut } from "@/features/session/signout";
import { NewTeamForm } from "./newteam";
import { myTenantsQuery, useSwitchTenant } from "./queries";

/** Where one chooses a team when none is chosen: after leaving one, or having been taken out of it. */
export function TeamsPage() {
  const t = useTranslations("account.teams");
  const n = useTranslations("nav");
  const query = useQuery(myTenantsQuery);
  const signOut = useSignOut();
  return (
    <AuthCard
      title={t("title")}
      description={t("text")}
      foot={
        <Button variant="ghost" size="sm" className="-ml-3" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {n("signOut")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Loaded query={query} skeleton={<Skeleton className="h-20" />}>
          {({ data }) => data.length > 0 && <TeamList teams={data} />}
        </Loaded>
        <Card>
          <CardHeader title={t("new")} description={t("newText")} />
          <div className="px-5 pb-5">
            <NewTeamForm />
          </div>
        </Card>
      </div>
    </AuthCard>
  );
}

function TeamList({ teams }: { teams: readonly MyTenant[] }) {
  const t = useTranslations("account.teams");
  const r = useTranslations("roles");
  const change = useSwitchTenant();
  return (
    <Card>
      <ul className="divide-y">
        {teams.map(({ tenant }) => (
          <li key={tenant.id} className="flex items-center gap-3 px-5 py-3">
            <Avatar name={tenant.name} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{tenant.name}</span>
              {tenant.role && <span className="block text-[0.8125rem] text-muted">{r(`${tenant.role}.name`)}</span>}
            </span>
            <Button size="sm" aria-label={t("openTeam", { name: tenant.name })} busy={change.isPending && change.variables === tenant.id} onClick={() => change.mutate(tenant.id)}>
              {t("open")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
