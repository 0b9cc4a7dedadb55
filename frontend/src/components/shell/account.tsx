"use client";

import { Building2, LayoutDashboard, LogOut, Settings } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/display";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { useMe } from "@/features/session/context";
import { useSignOut } from "@/features/session/signout";
import { LanguageChoice, ThemeChoice } from "./preferences";

/** Who is signed in, their preferences, and the way out. */
export function AccountMenu() {
  const t = useTranslations("nav");
  const { user, tenant, impersonation } = useMe();
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <button type="button" aria-label={t("account", { name: user.name })} className="rounded-full">
          <Avatar name={user.name} />
        </button>
      }
    >
      <div className="px-2.5 py-2">
        <p className="text-sm font-medium">{user.name}</p>
        <p className="text-xs text-muted">{user.email}</p>
      </div>
      <MenuSeparator />
      <MenuLink href={tenant ? "/settings" : "/admin/account"} icon={<Settings aria-hidden />}>
        {t("settings")}
      </MenuLink>
      {tenant && user.platformRole && (
        <MenuLink href="/dashboard" icon={<LayoutDashboard aria-hidden />}>
          {tenant.name}
        </MenuLink>
      )}
      {user.platformRole && (
        <MenuLink href="/admin" icon={<Building2 aria-hidden />}>
          {t("admin")}
        </MenuLink>
      )}
      <MenuSeparator />
      <ThemeChoice />
      <LanguageChoice />
      {!impersonation && (
        <>
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden />} onSelect={() => signOut.mutate()}>
            {t("signOut")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
