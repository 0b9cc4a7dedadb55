"use client";

import { useState, type ReactNode } from "react";
import Link from "next/link";
import { Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Logo } from "./logo";
import { Sidebar } from "./sidebar";

interface FrameProps {
  home: string;
  groups: Parameters<typeof Sidebar>[0]["groups"];
  /** Above the navigation: whose area it is. */
  head?: ReactNode;
  /** At the foot of the navigation. */
  foot?: ReactNode;
  /** At the end of the top bar. */
  tools: ReactNode;
  /** Stays in sight above the tools, whatever is scrolled, such as in whose name one acts. */
  alert?: ReactNode;
  /** Above everything, such as the end of a subscription. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of an area: navigation at the side (a drawer on small screens), tools on top, the page beside them. */
export function Frame({ home, groups, head, foot, tools, alert, banner, children }: FrameProps) {
  const t = useTranslations("nav");
  const [open, setOpen] = useState(false);
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a href="#main" className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        {t("skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r bg-surface px-3 py-4 lg:flex">
        <Link href={home} className="rounded-lg px-3 py-1">
          <Logo />
        </Link>
        {head && <div className="px-1">{head}</div>}
        <Sidebar groups={groups} />
        {foot && <div className="mt-auto">{foot}</div>}
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-30 border-b bg-surface/95 backdrop-blur">
          {alert}
          <div className="flex h-14 items-center gap-2 px-4 sm:px-6">
            <IconButton label={t("open")} className="lg:hidden" onClick={() => setOpen(true)}>
              <MenuIcon />
            </IconButton>
            {tools}
          </div>
        </header>
        {banner}
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[90rem] flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8">
          {children}
        </main>
      </div>
      <Sheet side="left" open={open} onOpenChange={setOpen} title={t("main")} closeLabel={t("close")}>
        {head && <div className="mb-6">{head}</div>}
        <Sidebar groups={groups} onNavigate={() => setOpen(false)} />
        {foot && <div className="mt-6">{foot}</div>}
      </Sheet>
    </div>
  );
}
