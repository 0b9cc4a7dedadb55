"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Pause as PauseIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useCan } from "@/features/session/context";
import { PauseDialog } from "./begin";
import { pausesQuery } from "./queries";

/** Pauses the whole team's publishing; not there while it is paused. */
export function PauseTeamButton() {
  const t = useTranslations("pause");
  const { data } = useQuery(pausesQuery);
  const [asking, setAsking] = useState(false);
  const mayWrite = useCan("posts:write");
  if (!mayWrite || !data || data.data.some(({ kind }) => kind === "team")) return null;
  return (
    <>
      <Button icon={<PauseIcon aria-hidden />} onClick={() => setAsking(true)}>
        {t("pause")}
      </Button>
      {asking && <PauseDialog kind="team" onClose={() => setAsking(false)} />}
    </>
  );
}

/** Pauses what goes to a channel; not there while it is paused. */
export function PauseChannelButton({ channelId, name }: { channelId: string; name: string }) {
  const t = useTranslations("pause");
  const { data } = useQuery(pausesQuery);
  const [asking, setAsking] = useState(false);
  const mayWrite = useCan("posts:write");
  if (!mayWrite || !data || data.data.some(({ targetId }) => targetId === channelId)) return null;
  return (
    <>
      <Button size="sm" icon={<PauseIcon aria-hidden />} aria-label={t("pauseName", { name })} onClick={() => setAsking(true)}>
        {t("pause")}
      </Button>
      {asking && <PauseDialog kind="channel" targetId={channelId} name={name} onClose={() => setAsking(false)} />}
    </>
  );
}
