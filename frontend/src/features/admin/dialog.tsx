"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/buttonclass";
import { Dialog } from "@/components/ui/dialog";

interface DeedDialogProps {
  title: string;
  text: string;
  confirmLabel: string;
  variant: ButtonVariant;
  busy: boolean;
  onSend: (event: React.FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A window that asks for what an operator's deed needs before it is done. */
export function DeedDialog({ title, text, confirmLabel, variant, busy, onSend, onClose, children }: DeedDialogProps) {
  const c = useTranslations("common");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={text} closeLabel={c("close")}>
      <form noValidate onSubmit={onSend} className="flex flex-col gap-5">
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{c("cancel")}</Button>
          <Button type="submit" variant={variant} busy={busy}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
