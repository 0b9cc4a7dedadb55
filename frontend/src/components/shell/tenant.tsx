"use client";

import { useState, type ReactNode } from "react";
import dynamic from "next/dynamic";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd, Skeleton } from "@/components/ui/display";
import { SubscriptionBanner } from "@/features/billing/banner";
import { PlanFoot } from "@/features/billing/foot";
import { ClosingBanner } from "@/features/closing/banner";
import { ImpersonationBanner } from "@/features/impersonation/banner";
import { LiveUpdates } from "@/features/notice/live";
import { UploadsProvider } from "@/features/media/uploadcontext";
import { useTenant } from "@/features/session/context";
import { useFreshStanding } from "@/features/session/standing";
import { SuspendedPage } from "@/features/session/suspended";
import { ZoneProvider } from "@/features/session/zone";
import { Frame } from "./frame";
import { tenantNav } from "./navigation";
import { useShortcut } from "./shortcut";
import { ZoneSwitch } from "./zone";

// What opens on a click need not be there before the page is.
const placeholder = () => <Skeleton className="size-8 rounded-full" />;
const NotificationBell = dynamic(() => import("@/features/notice/bell").then((module) => module.NotificationBell), { ssr: false, loading: placeholder });
const AccountMenu = dynamic(() => import("./account").then((module) => module.AccountMenu), { ssr: false, loading: placeholder });
const TeamSwitch = dynamic(() => import("./team").then((module) => module.TeamSwitch), { ssr: false, loading: () => <Skeleton className="h-10" /> });
const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });

/** The team's area; one that is suspended is shut, whatever the address says. */
export function TenantShell({ children }: { children: ReactNode }) {
  useFreshStanding();
  return useTenant().status === "suspended" ? <SuspendedPage /> : <Rooms>{children}</Rooms>;
}

function Rooms({ children }: { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  useShortcut("k", () => setSearching(true));
  return (
    <ZoneProvider>
      <LiveUpdates />
      <UploadsProvider>
      <Frame home="/dashboard" groups={tenantNav} head={<TeamSwitch />} foot={<PlanFoot />} alert={<ImpersonationBanner />} banner={<Banners />} tools={<Tools onSearch={() => setSearching(true)} />}>
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
      <ClosingBanner />
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
