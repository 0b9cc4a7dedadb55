"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { useMe } from "@/features/session/context";

interface SettingsTab {
  key: string;
  path: string;
  /** It is about the team, which an operator of the platform need not have. */
  ofTeam?: true;
  permission?: string;
}

/** The pages of the settings, by their place below "/settings". */
const TABS = [
  { key: "profile", path: "" },
  { key: "security", path: "/security" },
  { key: "sessions", path: "/sessions" },
  { key: "team", path: "/team", ofTeam: true },
  { key: "integrations", path: "/integrations", ofTeam: true, permission: "integrations:read" },
  { key: "data", path: "/data", ofTeam: true, permission: "tenant:own" },
] as const satisfies readonly SettingsTab[];

/** The settings: one heading, and a tab with its own address for each part. Operators without a team have them too. */
export function SettingsLayout({ base, children }: { base: string; children: ReactNode }) {
  const t = useTranslations("account");
  const path = usePathname();
  const { permissions } = useMe();
  const tabs = TABS.filter((tab: SettingsTab) => (!tab.ofTeam || base === "/settings") && (!tab.permission || permissions.includes(tab.permission)));
  return (
    <>
      <PageHeader title={t("title")} />
      <nav aria-label={t("title")} className="mb-6 overflow-x-auto border-b">
        <ul className="flex gap-1">
          {tabs.map((tab) => (
            <li key={tab.key}>
              <Link
                href={base + tab.path}
                ref={(link) => {
                  if (path === base + tab.path) link?.scrollIntoView({ block: "nearest", inline: "nearest" });
                }}
                aria-current={path === base + tab.path ? "page" : undefined}
                className="flex h-10 items-center border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-muted outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
              >
                {t(`tabs.${tab.key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="max-w-3xl">{children}</div>
    </>
  );
}
