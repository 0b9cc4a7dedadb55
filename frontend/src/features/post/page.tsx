"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { NetworkMark, networkTitle } from "@/components/network";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime, Time } from "@/components/time";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { channelsQuery } from "@/features/channel/queries";
import { CommentsCard } from "@/features/review/card";
import { useCan } from "@/features/session/context";
import { PostActions, type Act } from "./actions";
import { ApprovalCard } from "./approval";
import { Content } from "./content";
import { ProblemNotice } from "./problem";
import { momentOf } from "./moment";
import { postQuery, publicationsQuery, usePostDeed } from "./queries";
import { Receipt } from "./receipt";
import { postTitle } from "./rows";
import { can, onlyMeant } from "./rules";
import { PostState, PublicationState } from "./state";
import { PublicationCard } from "./timeline";

/** A post: what it says, when it goes out, and how it fared on each channel, step by step. */
export function PostPage({ id }: { id: string }) {
  const query = useQuery(postQuery(id));
  return (
    <Loaded query={query} skeleton={<PageSkeleton />}>
      {(post) => <PostDetails post={post} />}
    </Loaded>
  );
}

function PostDetails({ post }: { post: Post }) {
  const t = useTranslations("post");
  const router = useRouter();
  const deed = usePostDeed();
  const act: Act = (name, channelIds) =>
    deed.mutate({ post, deed: name, channelIds }, { onSuccess: (after) => name === "duplicate" && router.push(`/posts/${after.id}/edit`) });
  return (
    <>
      <PageHeader
        title={<span className="line-clamp-1">{postTitle(post, t("untitled"))}</span>}
        badge={<PostState state={post.state} />}
        crumbs={[{ href: "/posts", label: t("title") }]}
        description={<PostWhen post={post} />}
        actions={<PostActions post={post} act={act} busy={deed.isPending} />}
      />
      <ProblemNotice problem={deed.error} className="mb-4" />
      {post.problem && (
        <Notice tone={post.state === "held" || post.state === "missed" ? "warning" : "danger"} icon={<CircleAlert aria-hidden />} className="mb-4">
          {post.problem}
        </Notice>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Publications post={post} act={act} />
        <div className="flex min-w-0 flex-col gap-4">
          <ApprovalCard post={post} />
          <Content post={post} />
          <CommentsCard post={post} />
        </div>
      </div>
    </>
  );
}

function PostWhen({ post }: { post: Post }) {
  const t = useTranslations("post");
  const at = post.publishedAt ?? momentOf(post);
  if (!at) return t("notScheduled");
  return (
    <>
      {t(post.publishedAt ? "wentOut" : post.state === "scheduled" ? "goesOut" : post.state === "draft" ? "meantToGoOut" : onlyMeant(post.state) ? "meant" : "plannedFor")} <Time at={at} /> (<RelativeTime at={at} />)
    </>
  );
}

function Publications({ post, act }: { post: Post; act: Act }) {
  const t = useTranslations("post");
  const query = useQuery(publicationsQuery(post));
  const mayRetry = useCan("posts:write") && can(post.state, "retry");
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-64 rounded-xl" />}>
      {({ data }) => {
        const shown = data.filter((publication) => post.publications.some((it) => it.id === publication.id));
        if (shown.length === 0) return <Ahead post={post} />;
        return (
          <div className="flex flex-col gap-4">
            <ul aria-label={t("publications")} aria-live="polite" className="flex flex-col gap-4">
              {shown.map((publication) => (
                <li key={publication.id}>
                  <PublicationCard publication={publication} onRetry={mayRetry ? () => act("retry", [publication.channelId]) : undefined} />
                </li>
              ))}
            </ul>
            <Receipt post={post} publications={data} />
          </div>
        );
      }}
    </Loaded>
  );
}

// Nothing went out yet: where it will go, or what is missing until it can.
function Ahead({ post }: { post: Post }) {
  const t = useTranslations("post");
  const channels = useQuery(channelsQuery).data?.data.filter((channel) => post.channelIds.includes(channel.id)) ?? [];
  return (
    <Card>
      <p className="p-5 text-sm text-muted">{t(post.state === "scheduled" ? "waiting" : post.state === "pending_approval" ? "waitsApproval" : "noPublications")}</p>
      <ul className="divide-y border-t empty:hidden">
        {channels.map((channel) => (
          <li key={channel.id} className="flex items-center gap-3 px-5 py-3">
            <NetworkMark network={channel.network} className="size-7 rounded-md text-xs" />
            <span className="min-w-0 flex-1 truncate text-sm font-medium">
              {channel.name} <span className="font-normal text-muted">{networkTitle(channel.network)}</span>
            </span>
            {post.state === "scheduled" && <PublicationState state="pending" />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PageSkeleton() {
  return (
    <>
      <Skeleton className="mb-2 h-8 w-80 max-w-full" />
      <Skeleton className="mb-6 h-5 w-56 max-w-full" />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Skeleton className="h-64 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </>
  );
}
