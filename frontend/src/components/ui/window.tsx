"use client";

import { useRef, type ReactNode } from "react";
import { AlertDialog as BaseAlert } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { cn } from "@/lib/cn";
import { Button } from "./button";
import type { ButtonVariant } from "./buttonclass";

const backdrop = "fixed inset-0 z-40 bg-black/45 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
const popup =
  "pop-motion fixed top-1/2 left-1/2 z-50 flex max-h-[min(90dvh,52rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border bg-surface shadow-pop outline-none";

// What a window is opened for comes first, not the way out of it.
const FIELDS = ["input:not([type=radio]:not(:checked))", "textarea", "select"]
  .map((field) => `${field}:not([aria-hidden=true],[tabindex='-1'],:disabled,[readonly])`)
  .join();

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  wide?: boolean;
  /** It shows something that can't be shown again: a stray key or click does not close it. */
  firm?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

/** A window over the page; Escape and a click beside it close it. */
export function Dialog({ open, onOpenChange, title, description, closeLabel, wide, firm, footer, children }: DialogProps) {
  const popupRef = useRef<HTMLDivElement>(null);
  // A finger that opens a window does not ask for the keyboard on the screen.
  const first = (opened: string) => (opened === "touch" ? null : popupRef.current?.querySelector<HTMLElement>(FIELDS)) ?? popupRef.current;
  const change = (next: boolean, { reason }: { reason: string }) => {
    if (firm && (reason === "escape-key" || reason === "outside-press")) return;
    onOpenChange(next);
  };
  return (
    <Base.Root open={open} onOpenChange={change}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup ref={popupRef} initialFocus={first} className={cn(popup, wide ? "sm:max-w-4xl" : "sm:max-w-lg")}>
          <header className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
            <div>
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-sm text-muted">{description}</Base.Description>}
            </div>
            <Base.Close aria-label={closeLabel} className="-mr-2 grid size-8 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink">
              <X className="size-4" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t px-6 py-4">{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  variant?: ButtonVariant;
  busy?: boolean;
  onConfirm: () => void;
}

/** Asks before something that can't be taken back. */
export function Confirm({ open, onOpenChange, title, children, confirmLabel, cancelLabel, variant = "danger", busy, onConfirm }: ConfirmProps) {
  return (
    <BaseAlert.Root open={open} onOpenChange={onOpenChange}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={backdrop} />
        <BaseAlert.Popup className={cn(popup, "gap-3 p-6 sm:max-w-md")}>
          <BaseAlert.Title className="text-base font-semibold">{title}</BaseAlert.Title>
          <BaseAlert.Description render={<div />} className="text-sm text-muted">
            {children}
          </BaseAlert.Description>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <BaseAlert.Close render={<Button>{cancelLabel}</Button>} />
            <Button variant={variant} busy={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  side?: "left" | "right";
  children: ReactNode;
}

/** A panel that slides in from a side, for navigation on small screens and details beside a list. */
export function Sheet({ open, onOpenChange, title, closeLabel, side = "right", children }: SheetProps) {
  const edge = side === "left" ? "left-0 border-r data-starting-style:-translate-x-full data-ending-style:-translate-x-full" : "right-0 border-l data-starting-style:translate-x-full data-ending-style:translate-x-full";
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup className={cn("fixed inset-y-0 z-50 flex w-[min(28rem,calc(100vw-3rem))] flex-col bg-surface shadow-pop transition-transform duration-200 outline-none", edge)}>
          <header className="flex h-14 shrink-0 items-center justify-between border-b px-4">
            <Base.Title className="text-sm font-semibold">{title}</Base.Title>
            <Base.Close aria-label={closeLabel} className="grid size-8 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink">
              <X className="size-4" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
