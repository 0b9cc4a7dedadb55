"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/display";
import { AccountMenu } from "./account";
import { Frame } from "./frame";
import { adminNav } from "./navigation";

/** The operators' area. */
export function AdminShell({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  return (
    <Frame
      home="/admin"
      groups={adminNav}
      tools={
        <>
          <Badge tone="warning">{t("group.platform")}</Badge>
          <div className="ml-auto">
            <AccountMenu />
          </div>
        </>
      }
    >
      {children}
    </Frame>
  );
}
