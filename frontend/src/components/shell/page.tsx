import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[];
  crumbsLabel?: string;
  actions?: ReactNode;
  badge?: ReactNode;
}

/** What page this is, and what can be done with it as a whole. */
export function PageHeader({ title, description, crumbs, crumbsLabel = "", actions, badge }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {crumbs && <Breadcrumb label={crumbsLabel} crumbs={crumbs} />}
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl font-semibold break-words">{title}</h1>
          {badge}
        </div>
        {description && <p className="mt-1 max-w-3xl text-sm text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-start gap-2">{actions}</div>}
    </header>
  );
}
