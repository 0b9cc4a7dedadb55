"use client";

import { useTranslations } from "next-intl";
import type { GatedOperation } from "@campaign-os/shared";
import { MenuItem } from "@/components/ui/menu";
import type { MenuItemProps } from "@/components/ui/menulist";
import { useGate } from "./gated";

interface GatedItemProps extends MenuItemProps {
  operation: GatedOperation;
  /** Whether the thing was counted before, and takes no further room. */
  counted?: boolean;
}

/** An action of a menu that the plan may hold back; if it does, the item says so. */
export function GatedItem({ operation, counted, children, ...props }: GatedItemProps) {
  const t = useTranslations("gate");
  const gate = useGate(operation, counted);
  return (
    <MenuItem {...props} disabled={props.disabled || !gate.open}>
      {children}
      {!gate.open && <span className="ml-auto pl-4 text-xs text-muted">{t(gate.reason === "inactive" ? "ended" : "noRoom")}</span>}
    </MenuItem>
  );
}
