"use client";

import { useEffect } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ImpersonationState } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useMe } from "@/features/session/context";
import { api, session, take } from "@/lib/api";
import { formatCountdown } from "@/lib/time";
import { useSecondsLeft } from "./seconds";

/** Says on every page that an operator acts as somebody else; it can't be dismissed, only ended. */
export function ImpersonationBanner({ impersonation }: { impersonation: ImpersonationState }) {
  const t = useTranslations("impersonation");
  const { user, tenant } = useMe();
  const seconds = useSecondsLeft(impersonation.endsAt);
  const end = useEnd();
  useReturn();
  useEffect(() => {
    if (seconds === 0) session.stopActing();
  }, [seconds]);
  return (
    <section aria-label={t("title")} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 bg-alarm px-4 py-2 text-sm text-on-alarm sm:px-6">
      <UserRoundCog aria-hidden className="size-4 shrink-0 max-sm:hidden" />
      <p className="min-w-0 flex-1 basis-60">
        <strong className="font-semibold">{t("actingAs", { name: user.name, team: tenant?.name ?? "–" })}</strong>{" "}
        <span className="break-words">{t("because", { operator: impersonation.operatorName, reason: impersonation.reason })}</span>
      </p>
      <div className="flex items-center gap-3">
        <p className="font-semibold">
          <span aria-hidden>{t("left", { time: formatCountdown(seconds) })}</span>
          <span aria-live="polite" className="sr-only">
            {t("leftMinutes", { minutes: Math.ceil(seconds / 60) })}
          </span>
        </p>
        <Button size="sm" className="border-on-alarm! bg-on-alarm! text-alarm! hover:opacity-85" busy={end.isPending} onClick={() => end.mutate()}>
          {t("stop")}
        </Button>
      </div>
    </section>
  );
}

// Whatever the API says to it, here it is over.
function useEnd() {
  return useMutation({
    mutationFn: () => take(api.DELETE("/v1/me/impersonation")),
    onSettled: () => session.stopActing(),
  });
}

// Back among the operators nothing of the team stays in memory.
function useReturn() {
  const t = useTranslations("impersonation");
  const client = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      session.onActingEnded((back) => {
        client.clear();
        router.replace(back);
        toast.success(t("ended"));
      }),
    [client, router, t],
  );
}
