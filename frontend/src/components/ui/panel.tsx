"use client";

import type { ReactElement, ReactNode } from "react";
import { Popover as Base } from "@base-ui/react/popover";

export interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  title: string;
  children: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A panel that is open or was, with the button that it opens from. */
export function Panel({ trigger, title, children, open, onOpenChange }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} align="end" className="z-50 outline-none">
          <Base.Popup className="pop-motion w-[min(24rem,calc(100vw-2rem))] rounded-xl border bg-surface shadow-pop outline-none">
            <Base.Title className="px-4 pt-3 pb-2 text-sm font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
