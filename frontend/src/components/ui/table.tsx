import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A dense table that scrolls sideways inside its frame where the screen is too narrow. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto rounded-xl border bg-surface shadow-card">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

export function Th({ className, ...props }: ComponentProps<"th">) {
  return <th scope="col" className={cn("h-10 border-b px-4 text-left text-xs font-medium whitespace-nowrap text-muted", className)} {...props} />;
}

export function Td({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-12 px-4 py-2 align-middle", className)} {...props} />;
}

export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("border-b last:border-b-0 has-[a:hover]:bg-sunken/60", className)} {...props} />;
}
