"use client";

import { Download } from "lucide-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Post, Publication } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { api, take } from "@/lib/api";
import { saveFile } from "@/lib/file";
import { ProblemNotice } from "./problem";

/** What shows that a post went out, to keep: every call to the provider, with its times and answers. */
export function Receipt({ post, publications }: { post: Post; publications: Publication[] }) {
  const t = useTranslations("post.receipt");
  const csv = useMutation({
    mutationFn: async () => saveFile(await take(api.GET("/v1/posts/{id}/publications/export", { params: { path: { id: post.id } }, parseAs: "blob" })), `receipt-${post.id}.csv`),
  });
  const json = () => saveFile(new Blob([JSON.stringify({ post, publications }, null, 2)], { type: "application/json" }), `receipt-${post.id}.json`);
  return (
    <section aria-label={t("title")} className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 text-[0.8125rem] text-muted">{t("about")}</p>
      <Button size="sm" icon={<Download aria-hidden />} busy={csv.isPending} onClick={() => csv.mutate()}>
        CSV
      </Button>
      <Button size="sm" icon={<Download aria-hidden />} onClick={json}>
        JSON
      </Button>
      <ProblemNotice problem={csv.error} className="w-full" />
    </section>
  );
}
