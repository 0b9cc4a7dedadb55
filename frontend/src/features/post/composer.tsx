"use client";

import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { CalendarClock, Send } from "lucide-react";
import { Controller, useWatch } from "react-hook-form";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { useApiForm } from "@/components/form/useapiform";
import { FormProblem, useErrorText } from "@/components/form/errors";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { channelsQuery } from "@/features/channel/queries";
import { creativeQuery } from "@/features/creative/queries";
import { AssetPicker } from "@/features/media/picker";
import { api, ifMatch, take } from "@/lib/api";
import { CampaignField, ChannelsField } from "./choices";
import { blankForm, fromCreative, fromPost, postSchema, toInput, type PostForm } from "./compose";
import { Previews } from "./preview";
import { postQuery, usePostDeed } from "./queries";
import { ScheduleDialog } from "./schedule";
import { WordingField } from "./wording";

/** Writes a post, from nothing, from a creative or for a campaign. */
export function NewPost() {
  const t = useTranslations("post");
  const params = useSearchParams();
  const creativeId = params.get("creative") ?? "";
  const creative = useQuery({ ...creativeQuery(creativeId), enabled: creativeId !== "" });
  const header = <PageHeader title={t("new")} crumbs={[{ href: "/posts", label: t("title") }]} />;
  if (!creativeId) return <>{header}<Composer start={blankForm(params.get("campaign") ?? "")} /></>;
  return (
    <Loaded query={creative} skeleton={<Skeleton className="h-96" />}>
      {(found) => <>{header}<Composer start={fromCreative(found)} /></>}
    </Loaded>
  );
}

/** Changes a post that is not out yet. */
export function EditPost({ id }: { id: string }) {
  const t = useTranslations("post");
  const query = useQuery(postQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96" />}>
      {(post) => (
        <>
          <PageHeader title={t("edit")} crumbs={[{ href: "/posts", label: t("title") }, { href: `/posts/${id}`, label: t("one") }]} />
          <Composer post={post} start={fromPost(post)} />
        </>
      )}
    </Loaded>
  );
}

function Composer({ post: current, start }: { post?: Post; start: PostForm }) {
  const t = useTranslations("post");
  const errorText = useErrorText();
  const { save, post } = useSavePost(current);
  const [scheduling, setScheduling] = useState<Post>();
  const deed = usePostDeed();
  const router = useRouter();
  const form = useApiForm({ schema: postSchema, defaultValues: start, draft: current ? undefined : `post:${start.creativeId || start.campaignId}` });
  const values = useWatch({ control: form.control }) as PostForm;
  const channels = useQuery(channelsQuery).data?.data ?? [];
  const networks = [...new Set(channels.filter((channel) => values.channelIds.includes(channel.id)).map((channel) => channel.network))];
  const { errors, isSubmitting } = form.formState;
  const open = (saved: Post) => router.push(`/posts/${saved.id}`);
  const keep = form.sendWith(async (body) => (open(await save(body)), toast.success(t("saved"))));
  const plan = form.sendWith(async (body) => setScheduling(await save(body)));
  const publish = form.sendWith(async (body) => open(await deed.mutateAsync({ post: await save(body), deed: "publishNow" })));
  return (
    <form noValidate onSubmit={keep} className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Card>
          <CardHeader title={t("channels")} description={t("channelsText")} />
          <div className="px-5 pb-5">
            <Controller control={form.control} name="channelIds" render={({ field }) => <ChannelsField value={field.value} onChange={field.onChange} error={errorText(errors.channelIds)} />} />
          </div>
        </Card>
        <Card className="p-5">
          <WordingField form={form} networks={networks} />
        </Card>
        <Card>
          <CardHeader title={t("media")} />
          <div className="px-5 pb-5">
            <Controller control={form.control} name="assetIds" render={({ field }) => <AssetPicker value={field.value} onChange={field.onChange} />} />
            {errors.assetIds && <p role="alert" className="mt-2 text-[0.8125rem] text-danger">{errorText(errors.assetIds)}</p>}
          </div>
        </Card>
        <Card className="p-5">
          <Controller control={form.control} name="campaignId" render={({ field }) => <CampaignField value={field.value} onChange={field.onChange} error={errorText(errors.campaignId)} />} />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20">
        <Previews values={values} channels={channels} />
        <FormProblem error={errors.root} />
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon={<CalendarClock aria-hidden />} busy={isSubmitting} onClick={plan}>
            {t("schedule")}
          </Button>
          <Button icon={<Send aria-hidden />} busy={isSubmitting} onClick={publish}>
            {t("publishNow")}
          </Button>
          <Button type="submit" variant="ghost" busy={isSubmitting}>
            {post && post.state !== "draft" ? t("save") : t("saveDraft")}
          </Button>
        </div>
      </div>
      {scheduling && <ScheduleDialog post={scheduling} onClose={() => setScheduling(undefined)} onScheduled={open} />}
    </form>
  );
}

// A post is made once; whoever plans it, closes the dialog and goes on writing changes the same post.
function useSavePost(current: Post | undefined) {
  const client = useQueryClient();
  const [post, setPost] = useState(current);
  const save = async (values: PostForm): Promise<Post> => {
    const { creativeId, ...changes } = toInput(values);
    const saved = await take(
      post
        ? api.PATCH("/v1/posts/{id}", { params: { path: { id: post.id }, header: ifMatch(post.version) }, body: changes })
        : api.POST("/v1/posts", { body: { ...changes, creativeId } }),
    );
    setPost(saved);
    client.setQueryData(postQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ["post", "list"] });
    return saved;
  };
  return { save, post };
}
