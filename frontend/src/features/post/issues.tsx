import { CircleAlert, TriangleAlert } from "lucide-react";
import type { VerdictIssue } from "@campaign-os/shared";
import { cn } from "@/lib/cn";

/** What keeps a post from going out, or should be known before. */
export function Issues({ issues, className }: { issues: readonly VerdictIssue[]; className?: string }) {
  if (issues.length === 0) return null;
  return (
    <ul className={cn("flex flex-col gap-1.5 text-[0.8125rem]", className)}>
      {issues.map((issue) => (
        <li key={issue.code + issue.field + issue.message} className={cn("flex items-start gap-2", issue.severity === "error" ? "text-danger" : "text-warning")}>
          {issue.severity === "error" ? <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> : <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
          <span className="min-w-0">{issue.message}</span>
        </li>
      ))}
    </ul>
  );
}
