"use client";

import { useState, type ReactNode } from "react";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd, Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { SubscriptionBanner } from "@/features/billing/banner";
import { PlanFoot } from "@/features/billing/foot";
import { UploadsProvider } from "@/features/media/uploadcontext";
import { useMe, useTenant } from "@/features/session/context";
import { useFreshStanding } from "@/features/session/standing";
import { ZoneProvider } from "@/features/session/zone";
import { Frame } from "./frame";
import { tenantNav } from "./navigation";
import { useShortcut } from "./shortcut";
import { ZoneSwitch } from "./zone";

// What opens on a click, or is seldom there, need not come with the page.
const placeholder = <Skeleton className="size-8 rounded-full" />;
const LiveUpdates = later(() => import("@/features/notice/live").then((module) => module.LiveUpdates));
const NotificationBell = later(() => import("@/features/notice/bell").then((module) => module.NotificationBell), placeholder);
const AccountMenu = later(() => import("./account").then((module) => module.AccountMenu), placeholder);
const TeamSwitch = later(() => import("./team").then((module) => module.TeamSwitch), <Skeleton className="h-[2.625rem]" />);
const ClosingBanner = later(() => import("@/features/closing/banner").then((module) => module.ClosingBanner));
const ImpersonationBanner = later(() => import("@/features/impersonation/banner").then((module) => module.ImpersonationBanner));
const SuspendedPage = later(() => import("@/features/session/suspended").then((module) => module.SuspendedPage));
const Palette = later(() => import("./palette").then((module) => module.Palette));

/** The team's area; one that is suspended is shut, whatever the address says. */
export function TenantShell({ children }: { children: ReactNode }) {
  useFreshStanding();
  return useTenant().status === "suspended" ? <SuspendedPage /> : <Rooms>{children}</Rooms>;
}

function Rooms({ children }: { children: ReactNode }) {
  const { impersonation } = useMe();
  const [searching, setSearching] = useState(false);
  useShortcut("k", () => setSearching(true));
  return (
    <ZoneProvider>
      <LiveUpdates />
      <UploadsProvider>
      <Frame home="/dashboard" groups={tenantNav} head={<TeamSwitch />} foot={<PlanFoot />} alert={impersonation && <ImpersonationBanner impersonation={impersonation} />} banner={<Banners />} tools={<Tools onSearch={() => setSearching(true)} />}>
        {children}
      </Frame>
      </UploadsProvider>
      {searching && <Palette onClose={() => setSearching(false)} />}
    </ZoneProvider>
  );
}

function Banners() {
  return (
    <>
      {useTenant().status === "closing" && <ClosingBanner />}
      <SubscriptionBanner />
    </>
  );
}

function Tools({ onSearch }: { onSearch: () => void }) {
  const t = useTranslations("nav");
  return (
    <>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-lg border border-line-strong/40 bg-canvas px-3 text-sm text-muted hover:border-line-strong sm:max-w-80"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{t("search")}</span>
        <span className="ml-auto hidden sm:block">
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      <div className="ml-auto flex items-center gap-2">
        <ZoneSwitch />
        <NotificationBell />
        <AccountMenu />
      </div>
    </>
  );
}
