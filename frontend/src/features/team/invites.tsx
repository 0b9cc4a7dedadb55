"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailPlus, Send, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Invite } from "@campaign-os/shared";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { RelativeTime } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, CardHeader, Skeleton } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { invitesQuery, useResendInvite, useRevokeInvite } from "./queries";

/** The invitations that nobody has accepted yet. */
export function InviteList({ onInvite }: { onInvite: () => void }) {
  const t = useTranslations("team");
  const query = useInfiniteQuery(invitesQuery);
  return (
    <Card>
      <CardHeader title={t("invites")} />
      <Pages
        query={query}
        skeleton={<Skeleton className="mx-5 mb-5 h-52" />}
        empty={
          <Empty className="pt-2" icon={<MailPlus aria-hidden />} title={t("noInvites")} action={<GatedAction operation="createInvite" onClick={onInvite}>{t("invite")}</GatedAction>}>
            {t("noInvitesText")}
          </Empty>
        }
      >
        {(invites) => (
          <ul aria-label={t("invites")} className="divide-y border-t">
            {invites.map((invite) => (
              <InviteRow key={invite.id} invite={invite} />
            ))}
          </ul>
        )}
      </Pages>
    </Card>
  );
}

function InviteRow({ invite }: { invite: Invite }) {
  const t = useTranslations("team");
  const r = useTranslations("roles");
  const resend = useResendInvite();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          <span className="break-all">{invite.email}</span>
          <Badge>{r(`${invite.role}.name`)}</Badge>
          {invite.expired && <Badge tone="warning">{t("expired")}</Badge>}
        </p>
        <p className="text-[0.8125rem] text-muted">
          {t("invitedBy", { name: invite.invitedBy })} · {invite.expired ? t("ended") : t("ends")} <RelativeTime at={invite.expiresAt} />
        </p>
      </div>
      <div className="flex items-start gap-2">
        <GatedAction
          operation="resendInvite"
          counted={!invite.expired}
          size="sm"
          icon={<Send aria-hidden />}
          aria-label={t("resendTo", { email: invite.email })}
          busy={resend.isPending}
          onClick={() => resend.mutate(invite, { onSuccess: () => toast.success(t("resent", { email: invite.email })) })}
        >
          {t("resend")}
        </GatedAction>
        <RevokeButton invite={invite} />
      </div>
    </li>
  );
}

function RevokeButton({ invite }: { invite: Invite }) {
  const t = useTranslations("team");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeInvite();
  return (
    <>
      <Button size="sm" variant="danger" icon={<X aria-hidden />} aria-label={t("revokeFor", { email: invite.email })} onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("revokeTitle", { email: invite.email })}
        confirmLabel={t("revoke")}
        cancelLabel={c("cancel")}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(invite, { onSettled: () => setAsking(false) })}
      >
        {t("revokeText")}
      </Confirm>
    </>
  );
}
