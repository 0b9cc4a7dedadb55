"use client";

import { useTranslations } from "next-intl";
import type { Comment } from "@campaign-os/shared";
import { Badge } from "@/components/ui/display";
import { RelativeTime } from "@/components/time";

/** What was said, oldest first. */
export function Comments({ comments }: { comments: Comment[] }) {
  const t = useTranslations("review");
  return (
    <ul className="flex flex-col gap-4">
      {comments.map((comment) => (
        <li key={comment.id} className="text-sm">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{comment.author}</span>
            {!comment.member && <Badge>{t("guest")}</Badge>}
            <span className="text-[0.8125rem] text-muted">
              <RelativeTime at={comment.at} />
            </span>
          </p>
          <p className="mt-0.5 break-words whitespace-pre-line">{comment.text}</p>
        </li>
      ))}
    </ul>
  );
}
