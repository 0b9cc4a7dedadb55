import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** Nothing is here yet: what this place is for, and the one thing to do. */
export function Empty({ icon, title, children, action, className }: EmptyProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center px-6 py-12 text-center", className)}>
      {icon && <span className="mb-4 grid size-12 place-items-center rounded-xl bg-sunken text-muted [&_svg]:size-6">{icon}</span>}
      <h2 className="text-base font-semibold">{title}</h2>
      {children && <p className="mt-1 max-w-md text-sm text-muted">{children}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
