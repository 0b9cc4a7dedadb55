"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatCountdown } from "@/lib/time";

interface TryButtonProps {
  /** Seconds until another try is taken. */
  wait: number;
  busy: boolean;
  children: ReactNode;
}

/** Sends a form; after too many tries it says how long to wait. */
export function TryButton({ wait, busy, children }: TryButtonProps) {
  const t = useTranslations("auth");
  return (
    <Button type="submit" variant="primary" busy={busy} disabled={wait > 0}>
      {wait > 0 ? t("wait", { time: formatCountdown(wait) }) : children}
    </Button>
  );
}
