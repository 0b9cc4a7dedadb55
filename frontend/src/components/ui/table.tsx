import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

interface TableProps {
  label: string;
  /** On narrow screens each row becomes a block of two columns; cells are placed by their own classes. */
  stacked?: boolean;
  children: ReactNode;
}

const stack =
  "max-md:[&_tbody]:block max-md:[&_td]:h-auto max-md:[&_td]:p-0 max-md:[&_thead]:sr-only max-md:[&_tr]:relative max-md:[&_tr]:grid max-md:[&_tr]:grid-cols-[minmax(0,1fr)_auto] max-md:[&_tr]:gap-x-4 max-md:[&_tr]:gap-y-1 max-md:[&_tr]:px-4 max-md:[&_tr]:py-3";

/** A dense table that scrolls sideways inside its frame where the screen is too narrow. */
export function Table({ label, stacked, children }: TableProps) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto rounded-xl border bg-surface shadow-card">
      <table className={cn("w-full border-collapse text-sm", stacked && `max-md:block ${stack}`)}>
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
