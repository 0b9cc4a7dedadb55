import { Skeleton } from "@/components/ui/display";

/** The dashboard's shape while it is not known what is on it. */
export function Outline() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <div className="grid gap-4 xl:grid-cols-2">
        <Skeleton className="h-56 rounded-xl" />
        <Skeleton className="h-56 rounded-xl" />
      </div>
      <Skeleton className="h-72 rounded-xl" />
    </div>
  );
}
