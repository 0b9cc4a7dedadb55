import { BadgeDollarSign, Building2, CalendarDays, ChartNoAxesColumn, Images, LayoutDashboard, Megaphone, Palette, Radio, Send, Settings, Sparkles, SwatchBook, type LucideIcon } from "lucide-react";

export interface NavItem {
  href: string;
  /** Key of the label under "nav". */
  key: "dashboard" | "calendar" | "posts" | "campaigns" | "creatives" | "media" | "brands" | "channels" | "engines" | "billing" | "settings" | "adminOverview" | "adminTenants";
  icon: LucideIcon;
}

/** The team's area, in the order of the work: what is on, what is planned, what it is made of. */
export const tenantNav: readonly { key: "work" | "material" | "account"; items: readonly NavItem[] }[] = [
  {
    key: "work",
    items: [
      { href: "/dashboard", key: "dashboard", icon: LayoutDashboard },
      { href: "/campaigns", key: "campaigns", icon: Megaphone },
      { href: "/calendar", key: "calendar", icon: CalendarDays },
      { href: "/posts", key: "posts", icon: Send },
    ],
  },
  {
    key: "material",
    items: [
      { href: "/creatives", key: "creatives", icon: Palette },
      { href: "/media", key: "media", icon: Images },
      { href: "/brands", key: "brands", icon: SwatchBook },
      { href: "/channels", key: "channels", icon: Radio },
      { href: "/engines", key: "engines", icon: Sparkles },
    ],
  },
  {
    key: "account",
    items: [
      { href: "/billing", key: "billing", icon: BadgeDollarSign },
      { href: "/settings", key: "settings", icon: Settings },
    ],
  },
];

/** The operators' area. */
export const adminNav = [
  {
    key: "platform" as const,
    items: [
      { href: "/admin", key: "adminOverview", icon: ChartNoAxesColumn },
      { href: "/admin/tenants", key: "adminTenants", icon: Building2 },
    ] satisfies NavItem[],
  },
];

/** Whether a link leads to where one is, or to a place above it. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || (href !== "/admin" && path.startsWith(`${href}/`));
}
