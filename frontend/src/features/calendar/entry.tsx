"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { NetworkMark } from "@/components/network";
import { Time } from "@/components/time";
import { postTitle, usePostNetworks } from "@/features/post/rows";
import { dotOf } from "@/features/post/state";
import { cn } from "@/lib/cn";

/** A post on its day. */
export function Entry({ post }: { post: Post }) {
  const t = useTranslations("post");
  const networks = usePostNetworks(post);
  const at = post.publishAt ?? post.publishedAt;
  return (
    <li>
      <Link href={`/posts/${post.id}`} className="flex min-w-0 items-center gap-1.5 rounded-md bg-sunken px-1.5 py-1 text-xs hover:bg-accent-soft">
        <span role="img" aria-label={t(`state.${post.state}`)} title={t(`state.${post.state}`)} className={cn("size-2 shrink-0 rounded-full", dotOf(post.state))} />
        {at && (
          <span className="shrink-0 text-muted">
            <Time at={at} style="time" />
          </span>
        )}
        <span className="min-w-0 flex-1 truncate">{postTitle(post, t("untitled"))}</span>
        <span className="hidden shrink-0 gap-0.5 2xl:flex">
          {networks.slice(0, 3).map((network) => (
            <NetworkMark key={network} network={network} className="size-4! text-[0.5rem]!" />
          ))}
        </span>
      </Link>
    </li>
  );
}
