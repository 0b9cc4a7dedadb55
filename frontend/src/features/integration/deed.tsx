"use client";

import type { GatedOperation } from "@campaign-os/shared";
import { Button, type ButtonProps } from "@/components/ui/button";
import { GatedAction } from "@/features/billing/gated";
import type { Scope } from "./queries";

interface DeedProps extends ButtonProps {
  scope: Scope;
  operation: GatedOperation;
}

/** The way to change or try settings: a team's plan may hold it back, the platform has none. */
export function Deed({ scope, operation, ...props }: DeedProps) {
  return scope === "team" ? <GatedAction operation={operation} {...props} /> : <Button {...props} />;
}
