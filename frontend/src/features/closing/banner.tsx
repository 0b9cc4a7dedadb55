"use client";

import { CalendarX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useCan, useTenant } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { formatInstant } from "@/lib/time";
import { useRestoreTenant } from "./queries";

/** Says above every page that the team is about to be erased: it can be read, exported and restored. */
export function ClosingBanner() {
  const t = useTranslations("closing");
  const locale = useLocale();
  const { zone } = useZone();
  const { deletesAt, name } = useTenant();
  const mayRestore = useCan("tenant:own");
  const restore = useRestoreTenant();
  if (!deletesAt) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-danger-soft px-4 py-2 text-sm text-danger sm:px-6">
      <CalendarX aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-60">
        <strong className="font-semibold">{t("bannerTitle", { day: formatInstant(deletesAt, zone, locale, "day") })}</strong> {t(mayRestore ? "bannerOwner" : "bannerOthers")}
      </p>
      {mayRestore && (
        <Button size="sm" busy={restore.isPending} onClick={() => restore.mutate(undefined, { onSuccess: () => toast.success(t("restored", { name })) })}>
          {t("restore")}
        </Button>
      )}
    </div>
  );
}
