"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { myTenantsQuery, useSwitchTenant } from "@/features/account/queries";
import { useMe, useTenant } from "@/features/session/context";

// What opens on a click need not be there before the page is.
const NewTeamDialog = later(() => import("@/features/account/newteam").then((module) => module.NewTeamDialog));

/** The team that is worked in, and the way to one's others. */
export function TeamSwitch() {
  const t = useTranslations("account.teams");
  const { impersonation } = useMe();
  const tenant = useTenant();
  const [founding, setFounding] = useState(false);
  const face = (
    <>
      <Avatar name={tenant.name} className="size-7 rounded-lg" />
      <span className="min-w-0 flex-1 truncate text-sm font-medium">{tenant.name}</span>
    </>
  );
  if (impersonation) return <p className="flex items-center gap-2.5 px-2 py-1.5">{face}</p>;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" aria-label={t("switch", { name: tenant.name })} className="flex w-full items-center gap-2.5 rounded-lg border px-2 py-1.5 text-left hover:bg-sunken">
            {face}
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
          </button>
        }
      >
        <Choices current={tenant.id} />
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setFounding(true)}>
          {t("new")}
        </MenuItem>
      </Menu>
      {founding && <NewTeamDialog onClose={() => setFounding(false)} />}
    </>
  );
}

// Asked for when the menu opens, not with every page.
function Choices({ current }: { current: string }) {
  const t = useTranslations("account.teams");
  const query = useQuery(myTenantsQuery);
  const change = useSwitchTenant();
  if (query.error) return <p className="max-w-60 px-2.5 py-2 text-sm text-muted">{query.error.message}</p>;
  if (!query.data) return <Skeleton className="m-2 h-8 w-52" />;
  return (
    <MenuChoice
      label={t("title")}
      value={current}
      onChange={(id) => id !== current && change.mutate(id)}
      options={query.data.data.map(({ tenant }) => ({ value: tenant.id, label: tenant.name }))}
    />
  );
}
