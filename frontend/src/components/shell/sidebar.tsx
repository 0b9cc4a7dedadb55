"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMe } from "@/features/session/context";
import { isCurrent, permitted, type NavGroup, type NavItem } from "./navigation";

interface SidebarProps {
  groups: readonly NavGroup[];
  onNavigate?: () => void;
}

/** The list of places that the person may enter; the one where one is, is marked. */
export function Sidebar({ groups, onNavigate }: SidebarProps) {
  const t = useTranslations("nav");
  const path = usePathname();
  const { permissions } = useMe();
  return (
    <nav aria-label={t("main")} className="flex flex-col gap-6">
      {permitted(groups, permissions).map((group) => (
        <div key={group.key}>
          <p className="px-3 pb-1 text-xs font-medium text-muted">{t(`group.${group.key}`)}</p>
          <ul className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} current={isCurrent(item.href, path)} label={t(item.key)} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavLink({ item, current, label, onNavigate }: { item: NavItem; current: boolean; label: string; onNavigate?: () => void }) {
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className="flex h-9 items-center gap-3 rounded-lg px-3 text-sm text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
    >
      <item.icon aria-hidden className="size-4 shrink-0" />
      {label}
    </Link>
  );
}
