"use client";

import { useState } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, CircleAlert, Copy, MoreHorizontal, Pencil, RotateCcw, Send, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { RelativeTime, Time } from "@/components/time";
import { Button, ButtonLink, IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Card, CardHeader, Notice, Skeleton } from "@/components/ui/display";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { campaignQuery } from "@/features/campaign/queries";
import { ThumbById } from "@/features/media/thumb";
import { useCan } from "@/features/session/context";
import { can } from "./rules";
import { postQuery, publicationsQuery, useDeletePost, usePostDeed, type PostDeed } from "./queries";
import { postTitle } from "./rows";
import { ScheduleDialog } from "./schedule";
import { PostState } from "./state";
import { PublicationCard } from "./timeline";

/** A post: what it says, when it goes out, and how it fared on each channel, step by step. */
export function PostPage({ id }: { id: string }) {
  const t = useTranslations("post");
  const query = useQuery(postQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96" />}>
      {(post) => (
        <>
          <PageHeader
            title={<span className="line-clamp-1">{postTitle(post, t("untitled"))}</span>}
            badge={<PostState state={post.state} />}
            crumbs={[{ href: "/posts", label: t("title") }]}
            description={<PostWhen post={post} />}
            actions={<PostActions post={post} />}
          />
          {post.problem && (
            <Notice tone="danger" icon={<CircleAlert aria-hidden />} className="mb-4">
              {post.problem}
            </Notice>
          )}
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
            <Publications post={post} />
            <Content post={post} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function PostWhen({ post }: { post: Post }) {
  const t = useTranslations("post");
  const at = post.publishedAt ?? post.publishAt;
  if (!at) return t("notScheduled");
  return (
    <>
      {post.publishedAt ? t("wentOut") : t("goesOut")} <Time at={at} /> (<RelativeTime at={at} />)
    </>
  );
}

function Publications({ post }: { post: Post }) {
  const t = useTranslations("post");
  const query = useQuery(publicationsQuery(post));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-64" />}>
      {({ data }) => {
        const current = data.filter((publication) => publication.revision === post.revision || post.revision === 0);
        const shown = current.length > 0 ? current : data;
        if (shown.length === 0) {
          return (
            <Card className="p-5">
              <p className="text-sm text-muted">{t(post.state === "scheduled" ? "waiting" : "noPublications")}</p>
            </Card>
          );
        }
        return (
          <ul className="flex flex-col gap-4" aria-live="polite">
            {shown.map((publication) => (
              <li key={publication.id}>
                <PublicationCard publication={publication} />
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Content({ post }: { post: Post }) {
  const t = useTranslations("post");
  const campaign = useQuery({ ...campaignQuery(post.campaignId ?? ""), enabled: Boolean(post.campaignId) }).data;
  return (
    <Card>
      <CardHeader title={t("content")} />
      <div className="flex flex-col gap-4 px-5 pb-5 text-sm">
        <p className="break-words whitespace-pre-line">{post.text || post.texts[0]?.text}</p>
        {post.assetIds.length > 0 && (
          <div className="grid grid-cols-3 gap-2">
            {post.assetIds.map((id) => (
              <ThumbById key={id} id={id} className="aspect-square w-full" />
            ))}
          </div>
        )}
        {campaign && (
          <p className="text-muted">
            {t("campaign")}:{" "}
            <Link href={`/campaigns/${campaign.id}`} className="text-ink underline decoration-line-strong underline-offset-2">
              {campaign.name}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

function PostActions({ post }: { post: Post }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const router = useRouter();
  const deed = usePostDeed();
  const [dialog, setDialog] = useState<"schedule" | "delete">();
  const act = (name: PostDeed) => deed.mutate({ post, deed: name }, { onSuccess: (after) => name === "duplicate" && router.push(`/posts/${after.id}/edit`) });
  if (!useCan("posts:write")) return null;
  return (
    <>
      {can(post.state, "retry") && (
        <Button variant="primary" icon={<RotateCcw aria-hidden />} busy={deed.isPending} onClick={() => act("retry")}>
          {t("retry")}
        </Button>
      )}
      {can(post.state, "schedule") && (
        <Button variant={post.state === "scheduled" ? "secondary" : "primary"} icon={<CalendarClock aria-hidden />} onClick={() => setDialog("schedule")}>
          {post.state === "scheduled" ? t("reschedule") : t("schedule")}
        </Button>
      )}
      {can(post.state, "edit") && (
        <ButtonLink href={`/posts/${post.id}/edit`} icon={<Pencil aria-hidden />}>
          {t("edit")}
        </ButtonLink>
      )}
      <Menu
        trigger={
          <IconButton variant="secondary" className="size-10!" label={c("actionsFor", { name: t("one") })}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        {can(post.state, "publishNow") && (
          <MenuItem icon={<Send aria-hidden />} onSelect={() => act("publishNow")}>
            {t("publishNow")}
          </MenuItem>
        )}
        {can(post.state, "unschedule") && (
          <MenuItem icon={<Undo2 aria-hidden />} onSelect={() => act("unschedule")}>
            {t("unschedule")}
          </MenuItem>
        )}
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => act("duplicate")}>
          {c("duplicate")}
        </MenuItem>
        {can(post.state, "delete") && (
          <>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setDialog("delete")}>
              {c("delete")}
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === "schedule" && <ScheduleDialog post={post} onClose={() => setDialog(undefined)} onScheduled={() => undefined} />}
      <DeletePost post={post} open={dialog === "delete"} onOpenChange={(open) => setDialog(open ? "delete" : undefined)} />
    </>
  );
}

function DeletePost({ post, open, onOpenChange }: { post: Post; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  const router = useRouter();
  const remove = useDeletePost();
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={t("deleteTitle")}
      confirmLabel={c("delete")}
      cancelLabel={c("cancel")}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(post, { onSuccess: () => router.push("/posts"), onSettled: () => onOpenChange(false) })}
    >
      {t("deleteText")}
    </Confirm>
  );
}
