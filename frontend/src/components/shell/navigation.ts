import { BadgeDollarSign, Building2, CalendarDays, ChartNoAxesColumn, Images, KeyRound, LayoutDashboard, Megaphone, Palette, PlugZap, Radio, Receipt, ScrollText, Send, Settings, Sparkles, SwatchBook, Users, type LucideIcon } from "lucide-react";

export interface NavItem {
  href: string;
  /** Key of the label under "nav". */
  key: "dashboard" | "calendar" | "posts" | "campaigns" | "creatives" | "media" | "brands" | "channels" | "engines" | "team" | "keys" | "billing" | "settings" | "audit" | "adminOverview" | "adminTenants" | "adminUsers" | "adminPlans" | "adminIntegrations" | "adminPayments" | "adminAudit";
  icon: LucideIcon;
  /** What one must be allowed to do to be shown the way there. */
  permission?: string;
}

export interface NavGroup {
  key: "work" | "material" | "account" | "platform";
  items: readonly NavItem[];
}

/** The groups as far as someone with these permissions may enter them. */
export function permitted(groups: readonly NavGroup[], permissions: readonly string[]): NavGroup[] {
  const open = ({ permission }: NavItem) => !permission || permissions.includes(permission);
  return groups.map((group) => ({ ...group, items: group.items.filter(open) })).filter((group) => group.items.length > 0);
}

/** The team's area, in the order of the work: what is on, what is planned, what it is made of. */
export const tenantNav: readonly NavGroup[] = [
  {
    key: "work",
    items: [
      { href: "/dashboard", key: "dashboard", icon: LayoutDashboard },
      { href: "/campaigns", key: "campaigns", icon: Megaphone, permission: "campaigns:read" },
      { href: "/calendar", key: "calendar", icon: CalendarDays, permission: "posts:read" },
      { href: "/posts", key: "posts", icon: Send, permission: "posts:read" },
    ],
  },
  {
    key: "material",
    items: [
      { href: "/creatives", key: "creatives", icon: Palette, permission: "creatives:read" },
      { href: "/media", key: "media", icon: Images, permission: "assets:read" },
      { href: "/brands", key: "brands", icon: SwatchBook, permission: "brands:read" },
      { href: "/channels", key: "channels", icon: Radio, permission: "channels:read" },
      { href: "/engines", key: "engines", icon: Sparkles, permission: "engines:read" },
    ],
  },
  {
    key: "account",
    items: [
      { href: "/team", key: "team", icon: Users, permission: "members:read" },
      { href: "/keys", key: "keys", icon: KeyRound, permission: "keys:read" },
      { href: "/audit", key: "audit", icon: ScrollText, permission: "audit:read" },
      { href: "/billing", key: "billing", icon: BadgeDollarSign, permission: "billing:read" },
      { href: "/settings", key: "settings", icon: Settings },
    ],
  },
];

/** The operators' area. */
export const adminNav: readonly NavGroup[] = [
  {
    key: "platform",
    items: [
      { href: "/admin", key: "adminOverview", icon: ChartNoAxesColumn },
      { href: "/admin/tenants", key: "adminTenants", icon: Building2 },
      { href: "/admin/users", key: "adminUsers", icon: Users },
      { href: "/admin/payments", key: "adminPayments", icon: Receipt },
      { href: "/admin/plans", key: "adminPlans", icon: BadgeDollarSign },
      { href: "/admin/integrations", key: "adminIntegrations", icon: PlugZap },
      { href: "/admin/audit", key: "adminAudit", icon: ScrollText },
    ],
  },
];

/** Whether a link leads to where one is, or to a place above it. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || (href !== "/admin" && path.startsWith(`${href}/`));
}
