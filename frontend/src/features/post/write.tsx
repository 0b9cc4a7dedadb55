"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { creativeQuery } from "@/features/creative/queries";
import { useCan } from "@/features/session/context";
import { isDay } from "@/lib/time";
import { blankForm, fromCreative, fromPost } from "./compose";
import { Composer } from "./composer";
import { postQuery } from "./queries";
import { can } from "./rules";

/** Writes a post: from nothing, from a creative (`?creativeId=`), for a campaign (`?campaignId=`), for a day (`?date=`). */
export function NewPost() {
  const t = useTranslations("post");
  const params = useSearchParams();
  const creativeId = params.get("creativeId") ?? "";
  const creative = useQuery({ ...creativeQuery(creativeId), enabled: creativeId !== "" });
  const date = params.get("date") ?? "";
  const day = isDay(date) ? date : undefined;
  if (!useCan("posts:write")) return <NotAllowed />;
  return (
    <>
      <PageHeader title={t("new")} crumbs={[{ href: "/posts", label: t("title") }]} />
      {creativeId ? (
        <Loaded query={creative} skeleton={<ComposerSkeleton />}>
          {(found) => <Composer start={fromCreative(found)} day={day} />}
        </Loaded>
      ) : (
        <Composer start={blankForm(params.get("campaignId") ?? "")} day={day} />
      )}
    </>
  );
}

/** Changes a post that is not out yet. */
export function EditPost({ id }: { id: string }) {
  const t = useTranslations("post");
  const query = useQuery(postQuery(id));
  if (!useCan("posts:write")) return <NotAllowed />;
  return (
    <>
      <PageHeader title={t("editTitle")} crumbs={[{ href: "/posts", label: t("title") }, { href: `/posts/${id}`, label: t("one") }]} />
      <Loaded query={query} skeleton={<ComposerSkeleton />}>
        {(post) => (can(post.state, "edit") ? <Composer key={post.id} post={post} start={fromPost(post)} /> : <TooLate id={id} />)}
      </Loaded>
    </>
  );
}

function TooLate({ id }: { id: string }) {
  const t = useTranslations("post");
  return (
    <Card>
      <Empty icon={<Lock aria-hidden />} title={t("tooLateTitle")} action={<ButtonLink href={`/posts/${id}`}>{t("toPost")}</ButtonLink>}>
        {t("tooLateText")}
      </Empty>
    </Card>
  );
}

function NotAllowed() {
  const t = useTranslations("post");
  return (
    <Card>
      <Empty icon={<Lock aria-hidden />} title={t("notAllowedTitle")} action={<ButtonLink href="/posts">{t("title")}</ButtonLink>}>
        {t("notAllowedText")}
      </Empty>
    </Card>
  );
}

function ComposerSkeleton() {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-36 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
        <Skeleton className="h-40 rounded-xl" />
      </div>
      <Skeleton className="h-72 rounded-xl" />
    </div>
  );
}
