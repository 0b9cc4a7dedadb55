import { cn } from "@/lib/cn";

/** The product's mark, with its name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-[0.9375rem] font-semibold tracking-tight", className)}>
      <svg aria-hidden viewBox="0 0 32 32" className="size-7 shrink-0">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path d="M9 20.5V11.5L23 8v16z" fill="#fff" opacity=".95" />
        <rect x="9" y="22" width="4" height="4" rx="1" fill="#fff" opacity=".6" />
      </svg>
      Campaign OS
    </span>
  );
}
