"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EmailChange } from "@campaign-os/shared";
import { Failure } from "@/components/state/failure";
import { ButtonLink } from "@/components/ui/button";
import { Notice, Skeleton } from "@/components/ui/display";
import { useMailedToken } from "@/features/auth/token";
import { api, take } from "@/lib/api";

/** Confirms a change of address from one of the two mailboxes, and says which one is still missing. */
export function ConfirmEmail() {
  const token = useMailedToken("confirm-email");
  const query = useQuery({
    queryKey: ["confirm-email", token],
    enabled: token !== undefined,
    queryFn: () => take(api.POST("/v1/auth/confirm-email-change", { body: { token: token ?? "" } })),
    retry: false,
    staleTime: Infinity,
  });
  if (query.error) return <Failure problem={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton className="h-24" />;
  return <Confirmed change={query.data} />;
}

function Confirmed({ change }: { change: EmailChange }) {
  const t = useTranslations("auth.confirmEmail");
  const a = useTranslations("auth");
  if (!change.done) {
    return (
      <Notice tone="accent" icon={<MailCheck aria-hidden />}>
        <p className="font-medium">{t("half")}</p>
        <p>{change.newConfirmed ? t("oldMissing") : t("newMissing", { email: change.email })}</p>
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="success" icon={<CircleCheck aria-hidden />}>
        {t("done", { email: change.email })}
      </Notice>
      <ButtonLink variant="primary" href="/settings">
        {a("goOn")}
      </ButtonLink>
    </div>
  );
}
