"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleX, FilePen, MailWarning, PauseCircle, Sparkles, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Empty } from "@/components/state/empty";
import { Failure } from "@/components/state/failure";
import { Card, CardHeader } from "@/components/ui/display";
import { channelsQuery } from "@/features/channel/queries";
import { runsQuery } from "@/features/engine/queries";
import { postsQuery } from "@/features/post/queries";
import { useMe } from "@/features/session/context";
import type { ApiProblem } from "@/lib/api";

interface Need {
  key: "failed" | "held" | "missed" | "broken" | "drafts" | "proposals" | "verify";
  count: number;
  href: string;
  icon: ReactNode;
}

/** What waits for a person. */
export function NeedsMe({ needs: { needs, problem, retry } }: { needs: NeedsState }) {
  const t = useTranslations("dashboard");
  return (
    <Card>
      <CardHeader title={t("needs.title")} />
      {!needs && problem && <Failure problem={problem} onRetry={retry} />}
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

interface NeedsState {
  isPending: boolean;
  /** Absent while it is not known, or could not be found out. */
  needs?: Need[];
  problem?: ApiProblem | null;
  retry: () => void;
}

/** Counts what waits for a person. */
export function useNeeds(): NeedsState {
  const { user } = useMe();
  const failed = useInfiniteQuery(postsQuery({ state: "failed" }));
  const held = useInfiniteQuery(postsQuery({ state: "held" }));
  const missed = useInfiniteQuery(postsQuery({ state: "missed" }));
  const drafts = useInfiniteQuery(postsQuery({ state: "draft" }));
  const channels = useQuery(channelsQuery);
  const runs = useInfiniteQuery(runsQuery({}));
  const all = [failed, held, missed, drafts, channels, runs];
  const state = {
    isPending: all.some((query) => query.isPending),
    problem: all.find((query) => query.error)?.error,
    retry: () => all.forEach((query) => query.error && void query.refetch()),
  };
  if (!failed.data || !held.data || !missed.data || !drafts.data || !channels.data || !runs.data) return state;
  const first = ({ pages }: { pages: { data: unknown[] }[] }) => pages[0]?.data.length ?? 0;
  const broken = channels.data.data.filter((channel) => channel.status === "broken").length;
  const proposals = runs.data.pages.flatMap((page) => page.data).filter((run) => run.status === "succeeded" && !run.applied).length;
  const needs: Need[] = [
    { key: "failed", count: first(failed.data), href: "/posts?state=failed", icon: <CircleX aria-hidden /> },
    { key: "held", count: first(held.data), href: "/posts?state=held", icon: <PauseCircle aria-hidden /> },
    { key: "missed", count: first(missed.data), href: "/posts?state=missed", icon: <PauseCircle aria-hidden /> },
    { key: "broken", count: broken, href: "/channels", icon: <Unplug aria-hidden /> },
    { key: "proposals", count: proposals, href: "/engines", icon: <Sparkles aria-hidden /> },
    { key: "drafts", count: first(drafts.data), href: "/posts?state=draft", icon: <FilePen aria-hidden /> },
    { key: "verify", count: user.emailVerified ? 0 : 1, href: "/settings", icon: <MailWarning aria-hidden /> },
  ];
  return { ...state, needs: needs.filter((need) => need.count > 0) };
}
