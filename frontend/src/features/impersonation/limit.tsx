"use client";

import type { ReactNode } from "react";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/display";
import { useMe } from "@/features/session/context";

/** Whether an operator acts as the person. */
export function useActing(): boolean {
  return useMe().impersonation !== undefined;
}

/** What only the person themselves may do: while an operator acts as them it is shown, but shut, with the reason. */
export function OwnOnly({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations("impersonation");
  if (!useActing()) return children;
  return (
    <div className={className}>
      <Notice tone="warning" icon={<Lock aria-hidden />} className="mb-4">
        {t("forbidden")}
      </Notice>
      <div inert className="opacity-60">
        {children}
      </div>
    </div>
  );
}
