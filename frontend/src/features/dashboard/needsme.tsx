"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX, FilePen, MailWarning, PauseCircle, Sparkles, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Empty } from "@/components/state/empty";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { channelsQuery } from "@/features/channel/queries";
import { runsQuery } from "@/features/engine/queries";
import { postsQuery } from "@/features/post/queries";
import { useMe } from "@/features/session/context";

interface Need {
  key: "failed" | "held" | "missed" | "broken" | "drafts" | "proposals" | "verify";
  count: number;
  href: string;
  icon: ReactNode;
}

/** What waits for a person. */
export function NeedsMe() {
  const t = useTranslations("dashboard");
  const needs = useNeeds();
  return (
    <Card>
      <CardHeader title={t("needs.title")} />
      {!needs && <Skeleton className="m-5 h-40" />}
      {needs?.length === 0 && (
        <Empty className="py-8" icon={<CircleCheck aria-hidden />} title={t("needs.none")}>
          {t("needs.noneText")}
        </Empty>
      )}
      {needs && needs.length > 0 && (
        <ul className="divide-y border-t">
          {needs.map((need) => (
            <li key={need.key}>
              <Link href={need.href} className="flex items-center gap-3 px-5 py-3 text-sm outline-offset-[-2px] hover:bg-sunken/60 [&_svg]:size-4 [&_svg]:text-muted">
                {need.icon}
                {t(`needs.${need.key}`, { count: need.count })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function useNeeds(): Need[] | undefined {
  const { user } = useMe();
  const failed = useCount("failed");
  const held = useCount("held");
  const missed = useCount("missed");
  const drafts = useCount("draft");
  const broken = useQuery(channelsQuery).data?.data.filter((channel) => channel.status === "broken").length;
  const runs = useInfiniteQuery(runsQuery({})).data?.pages.flatMap((page) => page.data);
  if ([failed, held, missed, drafts, broken].includes(undefined) || !runs) return undefined;
  const proposals = runs.filter((run) => run.status === "succeeded" && !run.applied).length;
  const all: Need[] = [
    { key: "failed", count: failed ?? 0, href: "/posts?state=failed", icon: <CircleX aria-hidden /> },
    { key: "held", count: held ?? 0, href: "/posts?state=held", icon: <PauseCircle aria-hidden /> },
    { key: "missed", count: missed ?? 0, href: "/posts?state=missed", icon: <PauseCircle aria-hidden /> },
    { key: "broken", count: broken ?? 0, href: "/channels", icon: <Unplug aria-hidden /> },
    { key: "proposals", count: proposals, href: "/engines", icon: <Sparkles aria-hidden /> },
    { key: "drafts", count: drafts ?? 0, href: "/posts?state=draft", icon: <FilePen aria-hidden /> },
    { key: "verify", count: user.emailVerified ? 0 : 1, href: "/settings", icon: <MailWarning aria-hidden /> },
  ];
  return all.filter((need) => need.count > 0);
}

function useCount(state: "failed" | "held" | "missed" | "draft"): number | undefined {
  return useInfiniteQuery(postsQuery({ state })).data?.pages[0]?.data.length;
}
