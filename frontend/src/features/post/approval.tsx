"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { CheckCheck, MessageSquareWarning, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { RelativeTime } from "@/components/time";
import { Card, CardHeader } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useMe, useTenant } from "@/features/session/context";
import { membersQuery } from "@/features/team/queries";
import { ProblemNotice } from "./problem";
import { useDecide } from "./queries";
import { can } from "./rules";

/** How a post stands with those who approve: who asked, what was said, and the way to decide. */
export function ApprovalCard({ post }: { post: Post }) {
  const t = useTranslations("post.approval");
  const nameOf = useNames();
  const mayDecide = useCan("posts:approve") && can(post.state, "decide");
  const { approval } = post;
  if (!approval) return null;
  return (
    <Card>
      <CardHeader title={t("title")} description={t(post.state === "pending_approval" ? "waits" : approval.approved ? "given" : "sentBack")} />
      <div className="flex flex-col gap-4 px-5 pb-5 text-sm">
        <p className="text-muted">
          {t("submitted", { name: nameOf(approval.submittedBy) })} <RelativeTime at={approval.submittedAt} />
        </p>
        {approval.decidedAt && (
          <p className="flex items-start gap-2">
            {approval.approved ? <CheckCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" /> : <MessageSquareWarning aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />}
            <span className="min-w-0">
              {t(approval.approved ? "approved" : "rejected", { name: nameOf(approval.decidedBy ?? "") })} <RelativeTime at={approval.decidedAt} />
              {approval.comment && <q className="mt-1 block break-words whitespace-pre-line">{approval.comment}</q>}
            </span>
          </p>
        )}
        {mayDecide && <Decide key={post.version} post={post} />}
      </div>
    </Card>
  );
}

/** An approver's word: as it is, or back with what is to change. */
function Decide({ post }: { post: Post }) {
  const t = useTranslations("post.approval");
  const decide = useDecide();
  const own = useOwnWork(post);
  const [comment, setComment] = useState("");
  const [silent, setSilent] = useState(false);
  const send = (approve: boolean) => {
    setSilent(!approve && !comment.trim());
    if (approve || comment.trim()) decide.mutate({ post, approve, comment });
  };
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <Field label={t("comment")} help={t("commentHelp")} error={silent ? t("commentMissing") : undefined}>
        <Textarea rows={2} maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} />
      </Field>
      <ProblemNotice problem={decide.error} />
      {own && <p className="text-[0.8125rem] text-muted">{t("own")}</p>}
      <div className="flex flex-wrap gap-2">
        <GatedAction operation="approvePost" counted variant="primary" icon={<CheckCheck aria-hidden />} disabled={own} busy={decide.isPending} onClick={() => send(true)}>
          {t("approve")}
        </GatedAction>
        <GatedAction operation="rejectPost" icon={<Undo2 aria-hidden />} busy={decide.isPending} onClick={() => send(false)}>
          {t("sendBack")}
        </GatedAction>
      </div>
    </div>
  );
}

/** Whether the person made or submitted the post and may not approve it for that; who edited it, the API knows. */
function useOwnWork(post: Post): boolean {
  const { user } = useMe();
  const { postApproval } = useTenant();
  return !postApproval.self && [post.createdBy, post.approval?.submittedBy].includes(user.id);
}

/** Names of people by their ids; what is not a member's is named for what it is. */
function useNames(): (id: string) => string {
  const t = useTranslations("post.approval");
  const members = useInfiniteQuery(membersQuery).data?.pages.flatMap((page) => page.data) ?? [];
  return (id) => members.find((member) => member.userId === id)?.name ?? t(id.startsWith("key_") ? "program" : "somebody");
}
