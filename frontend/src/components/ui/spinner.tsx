import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/cn";

/** A turning ring; what is being waited for must be said beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
