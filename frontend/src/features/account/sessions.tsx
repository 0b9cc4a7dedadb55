"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Laptop, LogOut, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Session } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime, Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { OwnOnly, useActing } from "@/features/impersonation/limit";
import { sessionsQuery, useEndOtherSessions, useEndSession } from "./queries";

/** Everywhere the person is signed in, and how to end it. */
export function SessionSettings() {
  // The API does not show a person's sign-ins to who acts as them.
  return useActing() ? <OwnOnly>{null}</OwnOnly> : <SessionList />;
}

function SessionList() {
  const t = useTranslations("account.sessions");
  const query = useQuery(sessionsQuery);
  return (
    <Card>
      <CardHeader title={t("title")} description={t("text")} action={(query.data?.data.length ?? 0) > 1 && <EndOthers />} />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ data }) => (
          <ul className="divide-y border-t">
            {data.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations("account.sessions");
  const Icon = /android|iphone|ipad|mobile/i.test(session.device) ? Smartphone : Laptop;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {session.device || t("unknownDevice")}
          {session.current && <Badge tone="success">{t("current")}</Badge>}
        </p>
        <p className="text-[0.8125rem] text-muted">
          {session.address && <>{session.address} · </>}
          {t("since")} <Time at={session.createdAt} style="day" />
        </p>
        <p className="text-[0.8125rem] text-muted">
          {t("lastUsed")} <RelativeTime at={session.lastUsedAt} />, <Time at={session.lastUsedAt} />
        </p>
      </div>
      {!session.current && <EndButton session={session} />}
    </li>
  );
}

function EndButton({ session }: { session: Session }) {
  const t = useTranslations("account.sessions");
  const end = useEndSession();
  return (
    <Button
      size="sm"
      icon={<LogOut aria-hidden />}
      aria-label={t("endDevice", { device: session.device || t("unknownDevice") })}
      busy={end.isPending}
      onClick={() => end.mutate(session.id, { onSuccess: () => toast.success(t("ended")) })}
    >
      {t("end")}
    </Button>
  );
}

function EndOthers() {
  const t = useTranslations("account.sessions");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const end = useEndOtherSessions();
  const confirm = () => end.mutate(undefined, { onSuccess: () => toast.success(t("othersEnded")), onSettled: () => setAsking(false) });
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t("endOthers")}
      </Button>
      <Confirm open={asking} onOpenChange={setAsking} title={t("endOthersTitle")} confirmLabel={t("endOthers")} cancelLabel={c("cancel")} busy={end.isPending} onConfirm={confirm}>
        {t("endOthersText")}
      </Confirm>
    </>
  );
}

function ListSkeleton() {
  return (
    <div className="flex flex-col gap-4 border-t px-5 py-4">
      {[1, 2].map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </div>
  );
}
