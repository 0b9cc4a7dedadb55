"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { ButtonLink } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { Select } from "@/components/ui/select";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { postsQuery } from "./queries";
import { PostRows } from "./rows";

type Filter = Post["state"] | "all";

const filters: readonly Filter[] = ["all", "draft", "scheduled", "publishing", "published", "partially_published", "failed", "held", "missed"];

/** Every post of the team. */
export function PostList() {
  const t = useTranslations("post");
  const [state, setState] = useUrlState<Filter>("state", "all", filters);
  const query = useInfiniteQuery(postsQuery({ state: state === "all" ? undefined : state }));
  const create = useCan("posts:write") && (
    <ButtonLink variant="primary" href="/posts/new" icon={<Plus aria-hidden />}>
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={create} />
      <div className="mb-4 max-w-64">
        <Select size="sm" aria-label={t("filter")} value={state} onChange={setState} options={filters.map((value) => ({ value, label: value === "all" ? t("all") : t(`state.${value}`) }))} />
      </div>
      <Pages
        query={query}
        skeleton={<Skeleton className="h-64" />}
        empty={
          <Card>
            <Empty icon={<Send aria-hidden />} title={t("emptyTitle")} action={state === "all" && create}>
              {t("emptyText")}
            </Empty>
          </Card>
        }
      >
        {(posts) => (
          <Card className="overflow-hidden [&_ul]:border-t-0">
            <PostRows posts={posts} />
          </Card>
        )}
      </Pages>
    </>
  );
}
