"use client";

import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, ListOrdered, Plus, Radio, RefreshCw, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Channel } from "@campaign-os/shared";
import { NetworkMark, networkTitle } from "@/components/network";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button, ButtonLink } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, Skeleton } from "@/components/ui/display";
import { GatedAction, GateReason, useGate } from "@/features/billing/gated";
import { PauseBanner } from "@/features/pause/banner";
import { useCan } from "@/features/session/context";
import { channelsQuery, useConnect, useDisconnect, useRefreshChannels } from "./queries";
import { useArrival } from "./arrival";

/** The accounts that posts go to. */
export function ChannelList() {
  const t = useTranslations("channel");
  const query = useQuery(channelsQuery);
  const mayWrite = useCan("channels:write");
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={mayWrite && <ListActions />} />
      <PauseBanner />
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ data }) => {
          const shown = data.filter((channel) => channel.status !== "disconnected");
          return (
            <Card>
              {shown.length === 0 ? (
                <Empty icon={<Radio aria-hidden />} title={t("emptyTitle")} action={mayWrite && <ConnectButton />}>
                  {t("emptyText")}
                </Empty>
              ) : (
                <ul className="divide-y">
                  {shown.map((channel) => (
                    <ChannelRow key={channel.id} channel={channel} mayWrite={mayWrite} />
                  ))}
                </ul>
              )}
            </Card>
          );
        }}
      </Loaded>
    </>
  );
}

// Whatever holds looking again back holds connecting back too: one reason is enough for both.
function ListActions() {
  const t = useTranslations("channel");
  const refresh = useRefreshChannels();
  const gate = useGate("refreshChannels");
  const reason = useId();
  useArrival(() => refresh.mutate());
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-2">
        <GatedAction operation="refreshChannels" counted told={reason} icon={<RefreshCw aria-hidden />} busy={refresh.isPending} onClick={() => refresh.mutate()}>
          {t("refresh")}
        </GatedAction>
        <ConnectButton told={reason} />
      </div>
      <GateReason gate={gate} id={reason} className="sm:text-right" />
    </div>
  );
}

function ConnectButton({ told }: { told?: string }) {
  const t = useTranslations("channel");
  const connect = useConnect();
  return (
    <GatedAction
      operation="refreshChannels"
      told={told}
      variant="primary"
      icon={<Plus aria-hidden />}
      busy={connect.isPending}
      onClick={() => connect.mutate(undefined, { onSuccess: ({ url }) => window.location.assign(url) })}
    >
      {t("connect")}
    </GatedAction>
  );
}

function ChannelRow({ channel, mayWrite }: { channel: Channel; mayWrite: boolean }) {
  const t = useTranslations("channel");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <NetworkMark network={channel.network} className="size-8 rounded-lg text-xs" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {channel.name}
          <Badge tone={channel.status === "broken" ? "danger" : "success"}>{t(`status.${channel.status}`)}</Badge>
        </p>
        <p className="text-[0.8125rem] text-muted">
          {networkTitle(channel.network)}
          {channel.username && ` · @${channel.username.replace(/^@/, "")}`} · {t("since")} <Time at={channel.connectedAt} style="day" />
        </p>
        {channel.status === "broken" && <p className="mt-1 text-[0.8125rem] text-danger">{t("brokenText", { network: networkTitle(channel.network) })}</p>}
      </div>
      {channel.profileUrl && (
        <a href={channel.profileUrl} target="_blank" rel="noreferrer" aria-label={t("profileOf", { name: channel.name })} className="inline-flex items-center gap-1.5 rounded text-[0.8125rem] text-muted hover:text-ink">
          {t("profile")} <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
      <ButtonLink size="sm" href={`/channels/${channel.id}`} icon={<ListOrdered aria-hidden />} aria-label={t("queueName", { name: networkTitle(channel.network) })}>
        {t("queue")}
      </ButtonLink>
      {mayWrite && <DisconnectButton channel={channel} />}
    </li>
  );
}

function ListSkeleton() {
  return (
    <Card className="divide-y">
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex items-center gap-4 px-5 py-4">
          <Skeleton className="size-8" />
          <Skeleton className="h-9 w-64 max-w-full" />
        </div>
      ))}
    </Card>
  );
}

function DisconnectButton({ channel }: { channel: Channel }) {
  const t = useTranslations("channel");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const disconnect = useDisconnect();
  return (
    <>
      <Button size="sm" icon={<Unplug aria-hidden />} aria-label={t("disconnectName", { name: channel.name })} onClick={() => setAsking(true)}>
        {t("disconnect")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("disconnectTitle", { name: channel.name })}
        confirmLabel={t("disconnect")}
        cancelLabel={c("cancel")}
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate(channel, { onSettled: () => setAsking(false) })}
      >
        {t("disconnectText")}
      </Confirm>
    </>
  );
}
