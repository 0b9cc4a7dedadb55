import type { ReactNode } from "react";

/** The frame of every page on which one signs in or up. */
export function AuthCard({ title, description, children, foot }: { title: ReactNode; description?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="w-full max-w-md">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {description && <p className="mt-2 text-sm text-muted">{description}</p>}
      <div className="mt-8">{children}</div>
      {foot && <p className="mt-8 text-sm text-muted">{foot}</p>}
    </div>
  );
}
