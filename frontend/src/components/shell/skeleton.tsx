import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/display";
import { Logo } from "./logo";

/** The frame of an area while it is not known yet who is there. */
export function ShellSkeleton() {
  const t = useTranslations("state");
  return (
    <div aria-busy="true" className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="hidden h-dvh flex-col gap-3 border-r bg-surface px-6 py-5 lg:flex">
        <Logo />
        {Array.from({ length: 9 }, (_, i) => (
          <Skeleton key={i} className="h-6" />
        ))}
      </div>
      <div className="min-h-dvh">
        <div className="h-14 border-b bg-surface" />
        <main className="flex flex-col gap-4 px-4 py-6 sm:px-8">
          <h1 className="sr-only">{t("loading")}</h1>
          <Skeleton className="h-8 w-56" />
          <Skeleton className="h-40" />
          <Skeleton className="h-64" />
        </main>
      </div>
    </div>
  );
}
