"use client";

import { useState } from "react";
import { CalendarClock, Copy, MoreHorizontal, Pencil, Repeat, RotateCcw, Send, SendHorizontal, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { ButtonLink, IconButton } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { GatedItem } from "@/features/billing/gateditem";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useTenant } from "@/features/session/context";
import { useDeletePost, type PostDeed } from "./queries";
import { RepeatDialog } from "./repeat";
import { can, needsApproval, onlyMeant } from "./rules";
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
  const [dialog, setDialog] = useState<"schedule" | "repeat" | "delete">();
  const waits = needsApproval(post, useTenant());
  if (!useCan("posts:write")) return null;
  return (
    <>
      {waits && can(post.state, "submit") && (
        <GatedAction operation="submitPost" variant="primary" icon={<SendHorizontal aria-hidden />} busy={busy} onClick={() => act("submit")}>
          {t("submit")}
        </GatedAction>
      )}
      {!waits && can(post.state, "retry") && (
        <GatedAction operation="retryPost" counted variant="primary" icon={<RotateCcw aria-hidden />} busy={busy} onClick={() => act("retry")}>
          {t("retry")}
        </GatedAction>
      )}
      {can(post.state, waits ? "submit" : "schedule") && (
        <GatedAction
          operation={waits ? "updatePost" : "schedulePost"}
          counted={!onlyMeant(post.state)}
          variant={!waits && onlyMeant(post.state) ? "primary" : "secondary"}
          icon={<CalendarClock aria-hidden />}
          onClick={() => setDialog("schedule")}
        >
          {t(waits ? "chooseTime" : post.publishAt ? "reschedule" : "schedule")}
        </GatedAction>
      )}
      {can(post.state, "edit") && (
        <ButtonLink href={`/posts/${post.id}/edit`} icon={<Pencil aria-hidden />}>
          {t("edit")}
        </ButtonLink>
      )}
      <MoreActions post={post} act={act} waits={waits} onRepeat={() => setDialog("repeat")} onDelete={() => setDialog("delete")} />
      {dialog === "repeat" && <RepeatDialog post={post} onClose={() => setDialog(undefined)} />}
      {dialog === "schedule" && <ScheduleDialog post={post} meant={waits} onClose={() => setDialog(undefined)} onScheduled={() => undefined} />}
      <DeletePost post={post} open={dialog === "delete"} onOpenChange={(open) => setDialog(open ? "delete" : undefined)} />
    </>
  );
}

function MoreActions({ post, act, waits, onRepeat, onDelete }: { post: Post; act: Act; waits: boolean; onRepeat: () => void; onDelete: () => void }) {
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
      {!waits && can(post.state, "publishNow") && (
        <GatedItem operation="publishPostNow" counted={!onlyMeant(post.state)} icon={<Send aria-hidden />} onSelect={() => act("publishNow")}>
          {t("publishNow")}
        </GatedItem>
      )}
      {can(post.state, "unschedule") && (
        <GatedItem operation="unschedulePost" icon={<Undo2 aria-hidden />} onSelect={() => act("unschedule")}>
          {t(post.state === "pending_approval" ? "takeBack" : "unschedule")}
        </GatedItem>
      )}
      <GatedItem operation="duplicatePost" icon={<Copy aria-hidden />} onSelect={() => act("duplicate")}>
        {c("duplicate")}
      </GatedItem>
      {(post.publishAt ?? post.plannedAt) && (
        <GatedItem operation="repeatPost" counted icon={<Repeat aria-hidden />} onSelect={onRepeat}>
          {t("repeat.open")}
        </GatedItem>
      )}
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
