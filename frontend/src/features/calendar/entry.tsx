"use client";

import Link from "next/link";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { NetworkMark } from "@/components/network";
import { Time } from "@/components/time";
import { momentOf } from "@/features/post/moment";
import { postTitle, usePostNetworks } from "@/features/post/rows";
import { dotOf } from "@/features/post/state";
import { cn } from "@/lib/cn";
import { useMoving } from "./moving";

/** A post on its day; one that is not out yet can be dragged to another, or moved by its button. */
export function Entry({ post, roomy }: { post: Post; roomy?: boolean }) {
  const t = useTranslations("post");
  const networks = usePostNetworks(post);
  const { mayMove, lift, end, lifted } = useMoving();
  const movable = mayMove(post);
  const at = momentOf(post);
  const title = postTitle(post, t("untitled"));
  return (
    <li className={cn("group relative", lifted?.id === post.id && "opacity-45")}>
      <Link
        href={`/posts/${post.id}`}
        draggable={movable}
        onDragStart={movable ? (event) => lift(post, event) : undefined}
        onDragEnd={end}
        title={title}
        className={cn("flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5 rounded-md px-1.5 py-1 text-xs hover:bg-accent-soft", post.state === "draft" ? "border border-dashed border-line-strong" : "bg-sunken", movable && "cursor-grab active:cursor-grabbing")}
      >
        <span className={cn("flex w-full min-w-0 gap-1.5", roomy ? "items-baseline" : "items-center")}>
          <span role="img" aria-label={t(`state.${post.state}`)} title={t(`state.${post.state}`)} className={cn("size-2 shrink-0 rounded-full", dotOf(post.state))} />
          {at && (
            <span className="shrink-0 text-muted">
              <Time at={at} style="time" />
            </span>
          )}
          <span className={cn("min-w-0 flex-1", roomy ? "line-clamp-2 break-words" : "truncate")}>{title}</span>
        </span>
        {roomy && (
          <span className="flex w-full items-center gap-1 pl-3.5">
            {networks.slice(0, 4).map((network) => (
              <NetworkMark key={network} network={network} className="size-4! text-[0.5rem]!" />
            ))}
            <span className="ml-0.5 truncate text-muted">{t(`state.${post.state}`)}</span>
          </span>
        )}
      </Link>
      {movable && <MoveButton post={post} title={title} />}
    </li>
  );
}

// Out of sight until the entry has the pointer or the focus; small screens move from the post's page.
function MoveButton({ post, title }: { post: Post; title: string }) {
  const t = useTranslations("calendar");
  const { choose } = useMoving();
  return (
    <button
      type="button"
      aria-label={t("move", { name: title })}
      title={t("move", { name: title })}
      onClick={() => choose(post)}
      className="absolute top-0.5 right-0.5 grid size-5 place-items-center rounded bg-surface text-muted opacity-0 shadow-card group-focus-within:opacity-100 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
    >
      <CalendarClock aria-hidden className="size-3.5" />
    </button>
  );
}
