"use client";

import { useId, useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { CalendarClock, Send, SendHorizontal } from "lucide-react";
import { Controller, useWatch, type Control } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Post, Verdict } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { RelativeTime } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { GatedAction, GateReason, useGate } from "@/features/billing/gated";
import { channelsQuery } from "@/features/channel/queries";
import { AssetPicker } from "@/features/media/picker";
import { clearDraft, readDraft } from "@/lib/draft";
import { useDraftName, useTenant } from "@/features/session/context";
import { CampaignField, ChannelsField } from "./choices";
import { fromPost, postSchema, type PostForm } from "./compose";
import { Extras, LabelsField } from "./extras";
import { Issues } from "./issues";
import { Previews } from "./preview";
import { usePostDeed } from "./queries";
import { useSavePost } from "./save";
import { can, onlyMeant } from "./rules";
import { ScheduleDialog } from "./schedule";
import { ThreadField } from "./thread";
import { issuesAt, useVerdicts } from "./verdicts";
import { WordingField } from "./wording";

interface ComposerProps {
  /** The post that is changed; absent for a new one. */
  post?: Post;
  start: PostForm;
  /** The day that the post is written for. */
  day?: string;
}

/** Writes or changes a post: where it goes, what it says there, what it shows, and when. */
export function Composer({ post: current, start, day }: ComposerProps) {
  const t = useTranslations("post");
  const errorText = useErrorText();
  const router = useRouter();
  const deed = usePostDeed();
  const { save, post, keep, theirs } = useSavePost(current);
  const [scheduling, setScheduling] = useState<Post>();
  const draft = useDraftName(post ? `post:${post.id}` : `post:new:${start.creativeId || start.campaignId}`);
  const form = useApiForm({ schema: postSchema, defaultValues: start, draft });
  const values = useWatch({ control: form.control }) as PostForm;
  const channels = useQuery(channelsQuery).data?.data ?? [];
  const networks = [...new Set(channels.filter((channel) => values.channelIds.includes(channel.id)).map((channel) => channel.network))];
  const threaded = networks.filter((network) => channels.find((channel) => channel.network === network)?.limits.threads);
  const verdicts = useVerdicts(values, post?.id);
  const { errors, isSubmitting } = form.formState;
  const counted = post !== undefined && !onlyMeant(post.state);
  const tenant = useTenant();
  const unpinned = tenant.postApproval.required && post?.approval?.approved;
  // Whatever is changed here has to be approved anew.
  const waits = tenant.postApproval.required && post?.state !== "partially_published";
  const gate = useGate("schedulePost", counted);
  const reason = useId();
  const takeBack = (to: PostForm) => (form.reset(to), clearDraft(draft));
  const open = (saved: Post) => router.push(`/posts/${saved.id}`);
  const store = form.sendWith(async (body) => (open(await save(body)), toast.success(t("saved"))));
  const plan = form.sendWith(async (body) => setScheduling(await save(body)));
  const planned = (saved: Post) => {
    keep(saved);
    setScheduling(undefined);
    void form.sendWith(async () => open(waits && can(saved.state, "submit") ? await deed.mutateAsync({ post: saved, deed: "submit" }) : saved))();
  };
  const publish = form.sendWith(async (body) => open(await deed.mutateAsync({ post: await save(body), deed: "publishNow" })));
  return (
    <form noValidate onSubmit={store} className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Restored draft={draft} onDiscard={() => takeBack(current ? fromPost(current) : start)} />
        <Card>
          <CardHeader title={t("channels")} description={t("channelsText")} />
          <div className="px-5 pb-5">
            <Controller control={form.control} name="channelIds" render={({ field }) => <ChannelsField value={field.value} onChange={field.onChange} error={errorText(errors.channelIds)} />} />
            <Issues className="mt-3" issues={issuesAt(verdicts, "channelIds")} />
          </div>
        </Card>
        <Card className="flex flex-col gap-4 p-5">
          <WordingField form={form} networks={networks} verdicts={verdicts} />
          <ThreadField form={form} networks={threaded} verdicts={verdicts} />
        </Card>
        <MediaCard control={form.control} error={errorText(errors.assetIds)} verdicts={verdicts} />
        <Extras form={form} verdicts={verdicts} />
        <Card className="flex flex-col gap-5 p-5">
          <LabelsField form={form} />
          <Field label={t("note")} help={t("noteHelp")} error={errorText(errors.note)}>
            <Textarea {...form.register("note")} />
          </Field>
          <Controller control={form.control} name="campaignId" render={({ field }) => <CampaignField value={field.value} onChange={field.onChange} error={errorText(errors.campaignId)} />} />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20">
        <Previews values={values} channels={channels} verdicts={verdicts} />
      </div>
      <ActionBar>
        {theirs ? <Meanwhile theirs={theirs} onTake={() => takeBack(fromPost(theirs))} /> : <FormProblem error={errors.root} />}
        {unpinned && <p className="text-[0.8125rem] text-muted sm:text-right">{t("unpins")}</p>}
        <GateReason gate={gate} id={reason} className="sm:text-right" />
        <div className="flex flex-wrap justify-end gap-2">
          <GatedAction operation={post ? "updatePost" : "createPost"} told={reason} type="submit" variant="ghost" className="max-sm:flex-1" busy={isSubmitting}>
            {counted ? t("save") : t("saveDraft")}
          </GatedAction>
          {waits ? (
            <GatedAction operation="submitPost" told={reason} variant="primary" icon={<SendHorizontal aria-hidden />} className="max-sm:flex-1" busy={isSubmitting} onClick={plan}>
              {t("submit")}
            </GatedAction>
          ) : (
            <>
              <GatedAction operation="publishPostNow" counted={counted} told={reason} icon={<Send aria-hidden />} className="max-sm:flex-1" busy={isSubmitting} onClick={publish}>
                {t("publishNow")}
              </GatedAction>
              <GatedAction operation="schedulePost" counted={counted} told={reason} variant="primary" icon={<CalendarClock aria-hidden />} className="max-sm:flex-1" busy={isSubmitting} onClick={plan}>
                {post?.state === "scheduled" ? t("reschedule") : t("schedule")}
              </GatedAction>
            </>
          )}
        </div>
      </ActionBar>
      {scheduling && <ScheduleDialog post={scheduling} day={day} meant={waits} label={waits ? t("submit") : undefined} onClose={() => setScheduling(undefined)} onScheduled={planned} />}
    </form>
  );
}

// What can be done stays in sight, however long the post and its previews are.
function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 -mb-6 flex flex-col gap-3 border-t bg-surface/95 px-4 py-3 backdrop-blur sm:-mx-6 sm:px-6 lg:-mx-8 lg:-mb-8 lg:px-8 xl:col-span-2">
      {children}
    </div>
  );
}

function MediaCard({ control, error, verdicts }: { control: Control<PostForm, unknown, PostForm>; error?: string; verdicts: Verdict[] }) {
  const t = useTranslations("post");
  return (
    <Card>
      <CardHeader title={t("media")} />
      <div className="px-5 pb-5">
        <Controller control={control} name="assetIds" render={({ field }) => <AssetPicker value={field.value} onChange={field.onChange} />} />
        {error && (
          <p role="alert" className="mt-2 text-[0.8125rem] text-danger">
            {error}
          </p>
        )}
        <Issues className="mt-3" issues={issuesAt(verdicts, "assetIds")} />
      </div>
    </Card>
  );
}

/** Tells that what is shown was typed earlier and never saved. */
function Restored({ draft, onDiscard }: { draft: string; onDiscard: () => void }) {
  const t = useTranslations("post");
  const [shown, setShown] = useState(() => readDraft(draft) !== undefined);
  if (!shown) return null;
  return (
    <Notice
      action={
        <Button size="sm" onClick={() => (onDiscard(), setShown(false))}>
          {t("discard")}
        </Button>
      }
    >
      {t("restored")}
    </Notice>
  );
}

/** Tells that someone else changed the post; what was typed here is still here. */
function Meanwhile({ theirs, onTake }: { theirs: Post; onTake: () => void }) {
  const t = useTranslations("post");
  return (
    <div role="alert">
      <Notice
        tone="warning"
        action={
          <Button size="sm" onClick={onTake}>
            {t("takeTheirs")}
          </Button>
        }
      >
        {t("meanwhile")} (<RelativeTime at={theirs.updatedAt} />)
      </Notice>
    </div>
  );
}
