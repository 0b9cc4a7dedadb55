"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Pause } from "@campaign-os/shared";
import { networkTitle } from "@/components/network";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { campaignQuery } from "@/features/campaign/queries";
import { channelsQuery } from "@/features/channel/queries";
import { useCan } from "@/features/session/context";
import { EndPauseDialog } from "./end";
import { pausesQuery } from "./queries";

/** Tells what is paused, and ends it; of one campaign or channel only where it is named. */
export function PauseBanner({ targetId }: { targetId?: string }) {
  const { data } = useQuery(pausesQuery);
  const shown = (data?.data ?? []).filter((pause) => !targetId || pause.kind === "team" || pause.targetId === targetId);
  if (shown.length === 0) return null;
  return (
    <div className="mb-4 flex flex-col gap-2">
      {shown.map((pause) => (
        <PauseNotice key={pause.id} pause={pause} />
      ))}
    </div>
  );
}

function PauseNotice({ pause }: { pause: Pause }) {
  const t = useTranslations("pause");
  const name = usePausedName(pause);
  const mayWrite = useCan("posts:write");
  const [ending, setEnding] = useState(false);
  return (
    <Notice tone="warning">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>
          <span className="font-medium">{t("isPaused", { name })}</span> {t("held", { count: pause.heldPosts })}{" "}
          {pause.until && (
            <>
              {t("endsAt")} <Time at={pause.until} />.
            </>
          )}
        </p>
        {mayWrite && (
          <Button size="sm" icon={<Play aria-hidden />} onClick={() => setEnding(true)}>
            {t("end")}
          </Button>
        )}
      </div>
      {ending && <EndPauseDialog pause={pause} name={name} onClose={() => setEnding(false)} />}
    </Notice>
  );
}

/** What is paused, in words. */
function usePausedName(pause: Pause): string {
  const t = useTranslations("pause");
  const channels = useQuery({ ...channelsQuery, enabled: pause.kind === "channel" });
  const campaign = useQuery({ ...campaignQuery(pause.targetId ?? ""), enabled: pause.kind === "campaign" });
  const channel = channels.data?.data.find(({ id }) => id === pause.targetId);
  if (pause.kind === "channel") return channel ? t("onChannel", { network: networkTitle(channel.network) }) : t("aChannel");
  if (pause.kind === "campaign") return campaign.data ? t("ofCampaign", { name: campaign.data.name }) : t("aCampaign");
  return t("everything");
}
