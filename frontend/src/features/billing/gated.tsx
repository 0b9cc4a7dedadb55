"use client";

import { useId, type MouseEvent } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { GatedOperation } from "@campaign-os/shared";
import { Button, ButtonLink, type ButtonProps } from "@/components/ui/button";
import { formatBytes } from "@/lib/bytes";
import { cn } from "@/lib/cn";
import { gateOf, type Gate } from "./gate";
import { subscriptionQuery, usageQuery } from "./queries";

/** What the team's plan says to an operation; counted: the thing was counted before. */
export function useGate(operation: GatedOperation, counted?: boolean): Gate {
  const subscription = useQuery(subscriptionQuery).data;
  const meters = useQuery(usageQuery).data?.meters;
  return gateOf(operation, { subscription, meters }, counted);
}

interface GateReasonProps {
  gate: Gate;
  id?: string;
  className?: string;
}

/** Why the plan holds something back, and the way to one that does not. */
export function GateReason({ gate, id, className }: GateReasonProps) {
  const t = useTranslations("gate");
  const b = useTranslations("billing");
  const locale = useLocale();
  if (gate.open) return null;
  const count = (value: number) => (gate.reason === "limit" && gate.limit === "storageBytes" ? formatBytes(value, locale) : value.toLocaleString(locale));
  return (
    <span id={id} className={cn("block text-xs text-muted", className)}>
      {gate.reason === "inactive" && t("inactive")}
      {gate.reason === "entitlement" && t(gate.entitlement)}
      {gate.reason === "limit" && t("limit", { name: b(`limits.${gate.limit}`), used: count(gate.used), max: count(gate.max) })}{" "}
      <Link href="/billing" className="whitespace-nowrap text-ink underline decoration-line-strong underline-offset-2">
        {t(gate.reason === "inactive" ? "choose" : "larger")}
      </Link>
    </span>
  );
}

interface GatedActionProps extends ButtonProps {
  operation: GatedOperation;
  /** Where it leads, for one that is a link. */
  href?: string;
  counted?: boolean;
  /** Id of a GateReason that is in sight already and speaks for several actions. */
  told?: string;
}

// A held button keeps its place in its form, so that Enter is held with it.
const hold = (event: MouseEvent) => event.preventDefault();

/** The way to do something that the plan may hold back; if it does, it says so and leads to the plans. */
export function GatedAction({ operation, href, counted, told, ...props }: GatedActionProps) {
  const gate = useGate(operation, counted);
  const id = useId();
  if (gate.open && href) {
    const { variant, size, icon, className, children } = props;
    return (
      <ButtonLink {...{ variant, size, icon, className }} href={href}>
        {children}
      </ButtonLink>
    );
  }
  if (gate.open) return <Button {...props} />;
  const held = <Button {...props} busy={false} onClick={hold} aria-disabled aria-describedby={told ?? id} className={cn("cursor-not-allowed opacity-50", props.className)} />;
  if (told) return held;
  return (
    <span className="inline-flex max-w-64 flex-col gap-1.5">
      {held}
      <GateReason gate={gate} id={id} />
    </span>
  );
}
