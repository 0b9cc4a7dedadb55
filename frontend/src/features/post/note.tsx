"use client";

import { StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/display";

/** What a post is to be about, for those who write it; it never goes out. */
export function PostNote({ note }: { note: string }) {
  const t = useTranslations("post");
  return (
    <Notice icon={<StickyNote aria-hidden />}>
      <span className="sr-only">{t("note")}: </span>
      <span className="break-words whitespace-pre-line">{note}</span>
    </Notice>
  );
}
