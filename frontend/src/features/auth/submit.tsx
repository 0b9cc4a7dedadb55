"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { formatCountdown } from "@/lib/time";

interface SubmitButtonProps {
  /** Seconds until another try is taken. */
  wait?: number;
  busy: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * Sends a form that holds secrets; after too many tries it says how long to wait. Until the page's scripts
 * run it is shut: the browser itself would send the form by its address, password included.
 */
export function SubmitButton({ wait = 0, busy, className, children }: SubmitButtonProps) {
  const t = useTranslations("auth");
  const alive = useSyncExternalStore(never, () => true, () => false);
  return (
    <Button type="submit" variant="primary" busy={busy} disabled={!alive || wait > 0} className={alive ? className : cn(className, "opacity-100!")}>
      {wait > 0 ? t("wait", { time: formatCountdown(wait) }) : children}
    </Button>
  );
}

function never() {
  return () => undefined;
}
