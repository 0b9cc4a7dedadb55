"use client";

import { useQuery } from "@tanstack/react-query";
import { MailQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import type { InviteView } from "@campaign-os/shared";
import { useProblemText } from "@/components/problem";
import { Empty } from "@/components/state/empty";
import { Failure } from "@/components/state/failure";
import { RelativeTime } from "@/components/time";
import { ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/display";
import { AuthCard } from "@/features/auth/card";
import { useMailedToken } from "@/features/auth/token";
import type { ApiProblem } from "@/lib/api";
import { AcceptAsMe, JoinAsNew, SignInFirst, WrongPerson } from "./accept";
import { inviteQuery, whoQuery } from "./queries";

/** What an invitation's link opens: who asks one into which team, and the way in. */
export function InvitePage() {
  const t = useTranslations("invite");
  const text = useProblemText();
  const token = useMailedToken("invite");
  const query = useQuery({ ...inviteQuery(token ?? ""), enabled: Boolean(token) });
  if (token === "") return <Gone text={t("incomplete")} />;
  if (query.error && isOver(query.error)) return <Gone text={text.problem(query.error)} />;
  if (query.error) return <Failed retry={() => query.refetch()} problem={query.error} />;
  if (!token || !query.data) return <Waiting />;
  return (
    <AuthCard title={t("title", { team: query.data.tenantName })} description={t("text", { name: query.data.invitedBy })}>
      <Terms invite={query.data} />
      <WayIn token={token} invite={query.data} />
    </AuthCard>
  );
}

/** Whether the API has looked at the invitation, and it can't be used any more. */
function isOver({ status }: ApiProblem): boolean {
  return [404, 409, 410, 422].includes(status);
}

function Waiting() {
  const t = useTranslations("invite");
  return (
    <AuthCard title={t("plainTitle")}>
      <Skeleton className="h-64" />
    </AuthCard>
  );
}

function Failed({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  const t = useTranslations("invite");
  return (
    <AuthCard title={t("plainTitle")}>
      <Failure problem={problem} onRetry={retry} />
    </AuthCard>
  );
}

function Gone({ text }: { text: string }) {
  const t = useTranslations("invite");
  return (
    <AuthCard title={t("plainTitle")}>
      <Empty icon={<MailQuestion aria-hidden />} title={t("goneTitle")} action={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        {text}
      </Empty>
    </AuthCard>
  );
}

function Terms({ invite }: { invite: InviteView }) {
  const t = useTranslations("invite");
  const r = useTranslations("roles");
  return (
    <dl className="mb-6 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 rounded-lg border bg-surface p-4 text-sm">
      <dt className="text-muted">{t("for")}</dt>
      <dd className="break-all">{invite.email}</dd>
      <dt className="text-muted">{t("role")}</dt>
      <dd>
        <span className="font-medium">{r(`${invite.role}.name`)}</span>
        <span className="block text-[0.8125rem] text-muted">{r(`${invite.role}.may`)}</span>
      </dd>
      <dt className="text-muted">{t("ends")}</dt>
      <dd>
        <RelativeTime at={invite.expiresAt} />
      </dd>
    </dl>
  );
}

function WayIn({ token, invite }: { token: string; invite: InviteView }) {
  const who = useQuery(whoQuery);
  if (who.isPending) return <Skeleton className="h-24" />;
  const email = who.data?.user.email;
  if (email && email.toLowerCase() !== invite.email.toLowerCase()) return <WrongPerson email={email} invite={invite} />;
  if (email) return <AcceptAsMe token={token} invite={invite} />;
  return invite.hasAccount ? <SignInFirst invite={invite} /> : <JoinAsNew token={token} invite={invite} />;
}
