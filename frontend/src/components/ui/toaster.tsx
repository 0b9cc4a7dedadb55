"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { cn } from "@/lib/cn";

/** The toasts that are waiting or shown. */
export const manager = Base.createToastManager();

/** Where toasts appear; once in the app. */
export function Toaster({ closeLabel }: { closeLabel: string }) {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2 outline-none">
          <ToastList closeLabel={closeLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      className="rounded-lg border bg-surface shadow-pop transition-[opacity,transform] data-ending-style:translate-x-4 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-start gap-3 p-3">
        <ToastIcon type={item.type} />
        <div className="min-w-0 flex-1">
          <Base.Title className="text-sm font-medium" />
          <Base.Description className="text-[0.8125rem] break-words text-muted" />
        </div>
        <Base.Close aria-label={closeLabel} className="grid size-6 place-items-center rounded text-muted hover:text-ink">
          <X className="size-4" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

function ToastIcon({ type }: { type?: string }) {
  const Icon = type === "error" ? CircleAlert : CircleCheck;
  return <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", type === "error" ? "text-danger" : "text-success")} />;
}
