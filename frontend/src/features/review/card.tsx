"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Send, Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Skeleton } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { GatedAction } from "@/features/billing/gated";
import { ProblemNotice } from "@/features/post/problem";
import { useCan } from "@/features/session/context";
import { Comments } from "./comments";
import { commentsQuery, useComment } from "./queries";
import { ShareDialog } from "./share";

/** What the team and its reviewers say about a post, and the way to share it with those without an account. */
export function CommentsCard({ post }: { post: Post }) {
  const t = useTranslations("review");
  const query = useQuery(commentsQuery(post.id));
  const mayWrite = useCan("posts:write");
  const [sharing, setSharing] = useState(false);
  return (
    <Card>
      <CardHeader
        title={t("comments")}
        action={
          mayWrite && (
            <Button size="sm" icon={<Share2 aria-hidden />} onClick={() => setSharing(true)}>
              {t("share")}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-4 px-5 pb-5">
        <Loaded query={query} skeleton={<Skeleton className="h-16" />}>
          {({ data }) => (data.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : <Comments comments={data} />)}
        </Loaded>
        {mayWrite && <Reply postId={post.id} />}
      </div>
      {sharing && <ShareDialog postIds={[post.id]} onClose={() => setSharing(false)} />}
    </Card>
  );
}

function Reply({ postId }: { postId: string }) {
  const t = useTranslations("review");
  const [text, setText] = useState("");
  const comment = useComment(postId);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        comment.mutate(text, { onSuccess: () => setText("") });
      }}
    >
      <Field label={t("say")}>
        <Textarea rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <GatedAction operation="createComment" type="submit" size="sm" className="self-start" icon={<Send aria-hidden />} disabled={!text.trim()} busy={comment.isPending}>
        {t("send")}
      </GatedAction>
      <ProblemNotice problem={comment.error} />
    </form>
  );
}
