"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareX, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Review, ReviewPost, ReviewWording } from "@campaign-os/shared";
import { NetworkBadge } from "@/components/network";
import { useProblemText } from "@/components/problem";
import { Empty } from "@/components/state/empty";
import { Failure } from "@/components/state/failure";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import { Comments } from "./comments";
import { reviewQuery, useReviewComment } from "./queries";
import { useReviewToken } from "./token";

/** What a review link opens: posts to read and to comment on, for people without an account. */
export function ReviewPage() {
  const t = useTranslations("review");
  const text = useProblemText();
  const token = useReviewToken();
  const query = useQuery({ ...reviewQuery(token ?? ""), enabled: Boolean(token) });
  const [author, setAuthor] = useState("");
  if (!token || !query.data) {
    const over = token === "" || query.error?.status === 404;
    return (
      <>
        <h1 className="mb-6 text-2xl font-semibold">{t("title")}</h1>
        {over ? (
          <Gone text={query.error ? text.problem(query.error) : t("incomplete")} />
        ) : query.error ? (
          <Failure problem={query.error} onRetry={() => query.refetch()} />
        ) : (
          <Skeleton className="h-96 rounded-xl" />
        )}
      </>
    );
  }
  return (
    <>
      <Head review={query.data} />
      {query.data.posts.length === 0 && <Gone text={t("noPosts")} />}
      <ul className="mt-6 flex flex-col gap-6">
        {query.data.posts.map((post, i) => (
          <li key={post.id}>
            <PostCard post={post} number={i + 1} token={token} author={author} onAuthor={setAuthor} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Gone({ text }: { text: string }) {
  const t = useTranslations("review");
  return (
    <Card>
      <Empty icon={<MessageSquareX aria-hidden />} title={t("gone")}>
        {text}
      </Empty>
    </Card>
  );
}

function Head({ review }: { review: Review }) {
  const t = useTranslations("review");
  return (
    <header>
      <h1 className="text-2xl font-semibold">{t("from", { team: review.team })}</h1>
      <p className="mt-1 text-sm text-muted">
        {t("invited", { count: review.posts.length })} {t("until")} <Time at={review.expiresAt} style="day" />.
      </p>
    </header>
  );
}

interface PostCardProps {
  post: ReviewPost;
  number: number;
  token: string;
  author: string;
  onAuthor: (name: string) => void;
}

function PostCard({ post, number, token, author, onAuthor }: PostCardProps) {
  const t = useTranslations("review");
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-2 border-b px-5 py-3">
        <h2 className="text-sm font-semibold">{t("post", { number })}</h2>
        <p className="text-[0.8125rem] text-muted">{post.publishAt ? <Time at={post.publishAt} /> : t("noMoment")}</p>
      </div>
      <div className="flex flex-col gap-5 px-5 py-4">
        {post.wordings.length === 0 && <p className="text-sm text-muted">{t("noWords")}</p>}
        {post.wordings.map((wording) => (
          <Wording key={wording.network} wording={wording} />
        ))}
        {post.media.length > 0 && (
          <div className={cn("grid gap-1 overflow-hidden rounded-lg", post.media.length > 1 && "grid-cols-2")}>
            {post.media.map((media) =>
              media.kind === "video" ? (
                <video key={media.url} src={media.url} controls aria-label={media.altText || t("film")} className="w-full" />
              ) : (
                // eslint-disable-next-line @next/next/no-img-element -- its address is signed and short-lived
                <img key={media.url} src={media.url} alt={media.altText ?? ""} className="w-full object-cover" />
              ),
            )}
          </div>
        )}
      </div>
      <div className="flex flex-col gap-4 border-t bg-sunken/40 px-5 py-4">
        {post.comments.length > 0 && <Comments comments={post.comments} />}
        <Say post={post} number={number} token={token} author={author} onAuthor={onAuthor} />
      </div>
    </Card>
  );
}

function Wording({ wording }: { wording: ReviewWording }) {
  const t = useTranslations("review");
  return (
    <article>
      <p className="text-[0.8125rem] text-muted">
        <NetworkBadge network={wording.network} />
      </p>
      {wording.parts.map((part, i) => (
        <p key={i} className={cn("mt-1.5 text-sm break-words whitespace-pre-line", i > 0 && "border-l-2 pl-4")}>
          {part || "…"}
        </p>
      ))}
      {wording.link && <p className="mt-1.5 text-[0.8125rem] break-all text-muted">{wording.link}</p>}
      {wording.firstComment && (
        <p className="mt-1.5 text-sm break-words whitespace-pre-line">
          <span className="text-muted">{t("firstComment")}</span> {wording.firstComment}
        </p>
      )}
    </article>
  );
}

function Say({ post, number, token, author, onAuthor }: PostCardProps) {
  const t = useTranslations("review");
  const problem = useProblemText();
  const [text, setText] = useState("");
  const comment = useReviewComment(token);
  return (
    <form
      className="flex flex-col gap-3"
      aria-label={t("post", { number })}
      onSubmit={(event) => {
        event.preventDefault();
        comment.mutate({ postId: post.id, author: author.trim(), text: text.trim() }, { onSuccess: () => setText("") });
      }}
    >
      <Field label={t("yourName")} className="sm:w-64">
        <Input autoComplete="name" maxLength={80} value={author} onChange={(event) => onAuthor(event.target.value)} />
      </Field>
      <Field label={t("say")}>
        <Textarea rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {comment.error && (
        <div role="alert">
          <Notice tone="danger">{problem.problem(comment.error)}</Notice>
        </div>
      )}
      <Button type="submit" size="sm" className="self-start" icon={<Send aria-hidden />} disabled={!text.trim() || !author.trim()} busy={comment.isPending}>
        {t("send")}
      </Button>
    </form>
  );
}
