"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Channel, Verdict } from "@campaign-os/shared";
import { NetworkBadge } from "@/components/network";
import { Avatar, Card, CardHeader } from "@/components/ui/display";
import { ThumbById } from "@/features/media/thumb";
import { cn } from "@/lib/cn";
import { textFor, type PostForm } from "./compose";
import { Count } from "./counter";
import { Issues } from "./issues";

/** The post as each channel will show it, and what would keep it from going out. */
export function Previews({ values, channels, verdicts }: { values: PostForm; channels: Channel[]; verdicts: Verdict[] }) {
  const t = useTranslations("post");
  const chosen = channels.filter((channel) => values.channelIds.includes(channel.id));
  return (
    <Card>
      <CardHeader title={t("preview")} />
      {chosen.length === 0 && <p className="px-5 pb-5 text-sm text-muted">{t("previewNone")}</p>}
      <ul aria-label={t("preview")} tabIndex={0} className="flex flex-col divide-y border-t outline-offset-[-2px] empty:hidden xl:max-h-[60dvh] xl:overflow-y-auto">
        {chosen.map((channel) => (
          <li key={channel.id} className="px-5 py-4">
            <Preview channel={channel} text={textFor(values, channel.network)} assetIds={values.assetIds} verdict={verdicts.find((verdict) => verdict.channelId === channel.id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface PreviewProps {
  channel: Channel;
  text: string;
  assetIds: string[];
  verdict?: Verdict;
}

function Preview({ channel, text, assetIds, verdict }: PreviewProps) {
  return (
    <article aria-label={channel.name}>
      <header className="flex items-center gap-2.5">
        <Avatar name={channel.name} />
        <div className="min-w-0 flex-1 text-[0.8125rem] leading-tight">
          <p className="truncate font-medium">{channel.name}</p>
          <p className="mt-0.5 text-muted">
            <NetworkBadge network={channel.network} />
          </p>
        </div>
        {verdict && <Count length={verdict.length} max={verdict.maxLength} />}
      </header>
      <p className="mt-3 text-sm break-words whitespace-pre-line">{verdict?.parts[0]?.text || text || "…"}</p>
      {assetIds.length > 0 && (
        <div className={cn("mt-3 grid gap-1 overflow-hidden rounded-lg", assetIds.length > 1 && "grid-cols-2")}>
          {assetIds.slice(0, 4).map((id) => (
            <ThumbById key={id} id={id} className={cn("w-full rounded-none", assetIds.length > 1 ? "aspect-square" : "aspect-video")} />
          ))}
        </div>
      )}
      {verdict && <Beneath verdict={verdict} />}
      {verdict && <Outcome verdict={verdict} />}
    </article>
  );
}

/** What follows the post: the parts of its thread, the link where it has a place of its own, and the first comment. */
function Beneath({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("post");
  const rest = verdict.parts.slice(1);
  return (
    <div className="mt-3 flex flex-col gap-3 border-l-2 pl-4 text-sm empty:hidden">
      {rest.map((part, i) => (
        <p key={i} className="break-words whitespace-pre-line">
          {part.text || "…"} <Count length={part.length} max={verdict.maxLength} />
        </p>
      ))}
      {verdict.link && <p className="text-[0.8125rem] break-all text-muted">{verdict.link}</p>}
      {verdict.firstComment && (
        <div>
          <h3 className="text-[0.8125rem] font-medium text-muted">{t("firstComment")}</h3>
          <p className="break-words whitespace-pre-line">{verdict.firstComment}</p>
        </div>
      )}
    </div>
  );
}

function Outcome({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("post");
  if (verdict.issues.length > 0) return <Issues className="mt-3" issues={verdict.issues} />;
  return (
    <p className="mt-3 flex items-center gap-2 text-[0.8125rem] text-success">
      <CircleCheck aria-hidden className="size-4" />
      {t("ready")}
    </p>
  );
}
