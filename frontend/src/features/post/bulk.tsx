"use client";

import { useState } from "react";
import { CalendarArrowDown, CheckCheck, ListEnd, SendHorizontal, Share2, Tag, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BulkInput, BulkResult, Post } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { Confirm, Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useTenant } from "@/features/session/context";
import { ShareDialog } from "@/features/review/share";
import { ProblemNotice } from "./problem";
import { useBulk } from "./queries";
import { postTitle } from "./rows";
import { can } from "./rules";

interface BulkProps {
  /** The chosen posts. */
  posts: Post[];
  onDone: () => void;
}

type Asking = "delete" | "shift" | "label" | "share";

/** What can be done with the chosen posts, all at once. */
export function BulkBar({ posts, onDone }: BulkProps) {
  const t = useTranslations("post.bulk");
  const { postApproval } = useTenant();
  const approves = useCan("posts:approve") && posts.some((post) => can(post.state, "decide"));
  const submits = postApproval.required && posts.some((post) => can(post.state, "submit"));
  const [asking, setAsking] = useState<Asking>();
  const bulk = useBulk();
  const run = (input: Omit<BulkInput, "postIds">) => bulk.mutate({ ...input, postIds: posts.map((post) => post.id) }, { onSettled: () => setAsking(undefined) });
  const close = () => (bulk.reset(), onDone());
  return (
    <div role="region" aria-label={t("title", { count: posts.length })} className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-xl border bg-surface p-3 shadow-lg">
      <p className="mr-auto px-2 text-sm font-medium" aria-live="polite">
        {t("title", { count: posts.length })}
      </p>
      {approves && (
        <GatedAction operation="bulkPosts" counted size="sm" variant="primary" icon={<CheckCheck aria-hidden />} busy={bulk.isPending} onClick={() => run({ action: "approve" })}>
          {t("approve")}
        </GatedAction>
      )}
      {submits && (
        <GatedAction operation="bulkPosts" counted size="sm" icon={<SendHorizontal aria-hidden />} busy={bulk.isPending} onClick={() => run({ action: "submit" })}>
          {t("submit")}
        </GatedAction>
      )}
      {!postApproval.required && (
        <GatedAction operation="bulkPosts" counted size="sm" icon={<ListEnd aria-hidden />} busy={bulk.isPending} onClick={() => run({ action: "queue" })}>
          {t("queue")}
        </GatedAction>
      )}
      <GatedAction operation="bulkPosts" counted size="sm" icon={<CalendarArrowDown aria-hidden />} onClick={() => setAsking("shift")}>
        {t("shift")}
      </GatedAction>
      <GatedAction operation="bulkPosts" counted size="sm" icon={<Undo2 aria-hidden />} busy={bulk.isPending} onClick={() => run({ action: "unschedule" })}>
        {t("unschedule")}
      </GatedAction>
      <GatedAction operation="bulkPosts" counted size="sm" icon={<Tag aria-hidden />} onClick={() => setAsking("label")}>
        {t("label")}
      </GatedAction>
      <Button size="sm" icon={<Share2 aria-hidden />} onClick={() => setAsking("share")}>
        {t("share")}
      </Button>
      <GatedAction operation="bulkPosts" counted size="sm" icon={<Trash2 aria-hidden />} onClick={() => setAsking("delete")}>
        {t("delete")}
      </GatedAction>
      <Button size="sm" variant="ghost" onClick={close}>
        {t("clear")}
      </Button>
      <ProblemNotice className="w-full" problem={bulk.error} />
      <DeleteMany count={posts.length} open={asking === "delete"} busy={bulk.isPending} onClose={() => setAsking(undefined)} onConfirm={() => run({ action: "delete" })} />
      {asking === "share" && <ShareDialog postIds={posts.map((post) => post.id)} onClose={() => setAsking(undefined)} />}
      {asking === "shift" && <ShiftDialog busy={bulk.isPending} onClose={() => setAsking(undefined)} onShift={(days) => run({ action: "shift", days })} />}
      {asking === "label" && <LabelDialog busy={bulk.isPending} onClose={() => setAsking(undefined)} onLabel={(label) => run({ action: "label", label })} />}
      {bulk.data && <Outcome results={bulk.data.data} posts={posts} onClose={close} />}
    </div>
  );
}

function DeleteMany({ count, open, busy, onClose, onConfirm }: { count: number; open: boolean; busy: boolean; onClose: () => void; onConfirm: () => void }) {
  const t = useTranslations("post.bulk");
  const c = useTranslations("common");
  return (
    <Confirm open={open} onOpenChange={(to) => !to && onClose()} title={t("deleteTitle", { count })} confirmLabel={c("delete")} cancelLabel={c("cancel")} busy={busy} onConfirm={onConfirm}>
      {t("deleteText")}
    </Confirm>
  );
}

function ShiftDialog({ busy, onClose, onShift }: { busy: boolean; onClose: () => void; onShift: (days: number) => void }) {
  const t = useTranslations("post.bulk");
  const c = useTranslations("common");
  const [text, setText] = useState("7");
  const days = Number(text);
  const good = Number.isInteger(days) && days !== 0 && Math.abs(days) <= 365;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("shiftTitle")}
      description={t("shiftText")}
      closeLabel={c("close")}
      footer={
        <Button variant="primary" disabled={!good} busy={busy} onClick={() => onShift(days)}>
          {t("shiftBy", { days: good ? days : 0 })}
        </Button>
      }
    >
      <Field label={t("days")} help={t("daysHelp")}>
        <Input type="number" min={-365} max={365} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function LabelDialog({ busy, onClose, onLabel }: { busy: boolean; onClose: () => void; onLabel: (label: string) => void }) {
  const t = useTranslations("post.bulk");
  const c = useTranslations("common");
  const [label, setLabel] = useState("");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("labelTitle")}
      closeLabel={c("close")}
      footer={
        <Button variant="primary" disabled={!label.trim()} busy={busy} onClick={() => onLabel(label.trim())}>
          {t("label")}
        </Button>
      }
    >
      <Field label={t("labelName")}>
        <Input maxLength={40} value={label} onChange={(event) => setLabel(event.target.value)} />
      </Field>
    </Dialog>
  );
}

/** What became of each post, where not all went well; else the bar is done. */
function Outcome({ results, posts, onClose }: { results: BulkResult[]; posts: Post[]; onClose: () => void }) {
  const t = useTranslations("post.bulk");
  const p = useTranslations("post");
  const c = useTranslations("common");
  const failed = results.filter(({ ok }) => !ok);
  const titleOf = (id: string) => {
    const post = posts.find((one) => one.id === id);
    return post ? postTitle(post, p("untitled")) : id;
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("done", { done: results.length - failed.length })}
      description={failed.length > 0 ? t("notDone", { count: failed.length }) : undefined}
      closeLabel={c("close")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {c("close")}
        </Button>
      }
    >
      <ul className="max-h-80 divide-y overflow-y-auto border-y empty:hidden">
        {failed.map((result) => (
          <li key={result.postId} className="py-2 text-sm">
            <p className="truncate font-medium">{titleOf(result.postId)}</p>
            <p className="text-[0.8125rem] text-muted">{result.message}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
