"use client";

import { useState } from "react";
import { CalendarClock, Copy, MoreHorizontal, Pencil, RotateCcw, Send, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { ButtonLink, IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { GatedItem } from "@/features/billing/gateditem";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { useDeletePost, type PostDeed } from "./queries";
import { can } from "./rules";
import { ScheduleDialog } from "./schedule";

/** Does something with the post; a retry may be for some channels only. */
export type Act = (deed: PostDeed, channelIds?: string[]) => void;

interface ActionsProps {
  post: Post;
  act: Act;
  busy: boolean;
}

/** What can be done with a post in its present state. */
export function PostActions({ post, act, busy }: ActionsProps) {
  const t = useTranslations("post");
  const [dialog, setDialog] = useState<"schedule" | "delete">();
  if (!useCan("posts:write")) return null;
  return (
    <>
      {can(post.state, "retry") && (
        <GatedAction operation="retryPost" counted variant="primary" icon={<RotateCcw aria-hidden />} busy={busy} onClick={() => act("retry")}>
          {t("retry")}
        </GatedAction>
      )}
      {can(post.state, "schedule") && (
        <GatedAction
          operation="schedulePost"
          counted={post.state !== "draft"}
          variant={post.state === "draft" ? "primary" : "secondary"}
          icon={<CalendarClock aria-hidden />}
          onClick={() => setDialog("schedule")}
        >
          {post.publishAt ? t("reschedule") : t("schedule")}
        </GatedAction>
      )}
      {can(post.state, "edit") && (
        <ButtonLink href={`/posts/${post.id}/edit`} icon={<Pencil aria-hidden />}>
          {t("edit")}
        </ButtonLink>
      )}
      <MoreActions post={post} act={act} onDelete={() => setDialog("delete")} />
      {dialog === "schedule" && <ScheduleDialog post={post} onClose={() => setDialog(undefined)} onScheduled={() => undefined} />}
      <DeletePost post={post} open={dialog === "delete"} onOpenChange={(open) => setDialog(open ? "delete" : undefined)} />
    </>
  );
}

function MoreActions({ post, act, onDelete }: { post: Post; act: Act; onDelete: () => void }) {
  const t = useTranslations("post");
  const c = useTranslations("common");
  return (
    <Menu
      trigger={
        <IconButton variant="secondary" className="size-10!" label={c("actionsFor", { name: t("one") })}>
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      {can(post.state, "publishNow") && (
        <GatedItem operation="publishPostNow" counted={post.state !== "draft"} icon={<Send aria-hidden />} onSelect={() => act("publishNow")}>
          {t("publishNow")}
        </GatedItem>
      )}
      {can(post.state, "unschedule") && (
        <GatedItem operation="unschedulePost" icon={<Undo2 aria-hidden />} onSelect={() => act("unschedule")}>
          {t("unschedule")}
        </GatedItem>
      )}
      <GatedItem operation="duplicatePost" icon={<Copy aria-hidden />} onSelect={() => act("duplicate")}>
        {c("duplicate")}
      </GatedItem>
      {can(post.state, "delete") && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onDelete}>
            {c("delete")}
          </MenuItem>
        </>
      )}
    </Menu>
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
