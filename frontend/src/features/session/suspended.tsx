"use client";

import { useQuery } from "@tanstack/react-query";
import { LogOut, OctagonPause, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Logo } from "@/components/shell/logo";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/display";
import { useMe, useTenant } from "./context";
import { meQuery } from "./queries";
import { useSignOut } from "./signout";
import { useSupport } from "./support";

/** How often it is asked whether the team has been opened again. */
const ASK_AGAIN_MS = 20_000;

/** All that a suspended team's people see: why, whom to write to, and the ways out. */
export function SuspendedPage() {
  const t = useTranslations("standing.suspended");
  const n = useTranslations("nav");
  const tenant = useTenant();
  const { user } = useMe();
  const support = useSupport();
  const signOut = useSignOut();
  const again = useQuery({ ...meQuery, refetchInterval: ASK_AGAIN_MS });
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8">
      <header>
        <Logo />
      </header>
      <main id="main" className="my-auto w-full max-w-lg py-8">
        <Card className="p-6 text-center sm:p-8">
          <span className="mx-auto mb-4 grid size-12 place-items-center rounded-xl bg-danger-soft text-danger">
            <OctagonPause aria-hidden className="size-6" />
          </span>
          <h1 className="text-xl font-semibold">{t("title", { team: tenant.name })}</h1>
          <p className="mt-2 text-sm text-muted">{t("text")}</p>
          {tenant.suspendedReason && (
            <div className="mt-5 rounded-lg bg-sunken px-4 py-3 text-left text-sm">
              <p className="text-xs font-medium text-muted">{t("reason")}</p>
              <p className="mt-0.5 break-words">{tenant.suspendedReason}</p>
            </div>
          )}
          <p className="mt-5 text-sm">
            {support ? t.rich("contact", { address: support, mail: (text) => <a href={`mailto:${support}`} className="font-medium underline underline-offset-2">{text}</a> }) : t("contactPlain")}
          </p>
          <div className="mt-6 flex flex-wrap justify-center gap-2">
            <Button variant="primary" busy={again.isFetching} onClick={() => again.refetch()}>
              {t("again")}
            </Button>
            <ButtonLink href="/teams" icon={<Users aria-hidden />}>
              {t("teams")}
            </ButtonLink>
            <Button icon={<LogOut aria-hidden />} busy={signOut.isPending} onClick={() => signOut.mutate()}>
              {n("signOut")}
            </Button>
          </div>
          <p className="mt-6 text-xs text-muted">{t("signedInAs", { email: user.email })}</p>
        </Card>
      </main>
    </div>
  );
}
