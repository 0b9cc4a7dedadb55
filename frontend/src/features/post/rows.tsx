"use client";

import Link from "next/link";
import { TextInitial } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "@tanstack/react-query";
import type { Post } from "@campaign-os/shared";
import { NetworkMarks, type NetworkName } from "@/components/network";
import { Time } from "@/components/time";
import { Checkbox } from "@/components/ui/choice";
import { channelsQuery } from "@/features/channel/queries";
import { ThumbById } from "@/features/media/thumb";
import { momentOf } from "./moment";
import { PostState } from "./state";

/** The words a post is known by. */
export function postTitle(post: Post, fallback: string): string {
  const text = post.text || post.texts.find((entry) => entry.text)?.text || post.note || "";
  return text.split("\n")[0] || fallback;
}

/** The networks that a post goes to. */
export function usePostNetworks(post: Post): NetworkName[] {
  const { data } = useQuery(channelsQuery);
  const networks = data?.data.filter((channel) => post.channelIds.includes(channel.id)).map((channel) => channel.network) ?? [];
  return [...new Set([...networks, ...post.publications.map((publication) => publication.network)])];
}

/** Which of the posts in sight are chosen. */
export interface Choice {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
}

/** Posts as rows that lead to them, and that can be chosen where somebody may act on many. */
export function PostRows({ posts, choice }: { posts: Post[]; choice?: Choice }) {
  return (
    <ul className="divide-y border-t">
      {posts.map((post) => (
        <PostRow key={post.id} post={post} choice={choice} />
      ))}
    </ul>
  );
}

function PostRow({ post, choice }: { post: Post; choice?: Choice }) {
  const t = useTranslations("post");
  const when = post.publishedAt ?? momentOf(post);
  return (
    <li className="relative flex items-center gap-3 px-5 py-3 text-sm hover:bg-sunken/60">
      {choice && (
        <Checkbox className="relative z-10 -m-2 p-2" checked={choice.has(post.id)} onChange={() => choice.toggle(post.id)}>
          <span className="sr-only">{t("bulk.choose", { title: postTitle(post, t("untitled")) })}</span>
        </Checkbox>
      )}
      {post.assetIds[0] ? <ThumbById id={post.assetIds[0]} className="size-10 shrink-0" /> : <NoPicture />}
      <div className="min-w-0 flex-1">
        <Link href={`/posts/${post.id}`} className="block truncate font-medium after:absolute after:inset-0">
          {postTitle(post, t("untitled"))}
        </Link>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
          <NetworkMarks networks={usePostNetworks(post)} />
          {when && <Time at={when} />}
          {post.labels.slice(0, 3).map((label) => (
            <span key={label} className="rounded bg-sunken px-1.5 py-0.5 text-xs">
              {label}
            </span>
          ))}
        </div>
        {post.problem && <p className="mt-1 truncate text-[0.8125rem] text-danger">{post.problem}</p>}
      </div>
      <PostState state={post.state} />
    </li>
  );
}

function NoPicture() {
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-sunken text-muted">
      <TextInitial aria-hidden className="size-4" />
    </span>
  );
}
