"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Creative } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { BriefCard } from "./brief";
import { CreativeEditor } from "./editor";
import { creativeQuery, useDeleteCreative } from "./queries";
import { UnsourcedNotice } from "./unsourced";

/** Makes a creative. */
export function NewCreative() {
  const t = useTranslations("creative");
  return (
    <>
      <PageHeader title={t("new")} crumbs={[{ href: "/creatives", label: t("title") }]} />
      <CreativeEditor />
    </>
  );
}

/** Shows and changes a creative, and makes posts from it. */
export function CreativePage({ id }: { id: string }) {
  const t = useTranslations("creative");
  const query = useQuery(creativeQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96" />}>
      {(creative) => (
        <>
          <PageHeader title={creative.name} crumbs={[{ href: "/creatives", label: t("title") }]} actions={<Actions creative={creative} />} />
          <UnsourcedNotice creative={creative} />
          <BriefCard creative={creative} />
          <CreativeEditor creative={creative} />
        </>
      )}
    </Loaded>
  );
}

function Actions({ creative }: { creative: Creative }) {
  const t = useTranslations("creative");
  const c = useTranslations("common");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteCreative();
  const mayDelete = useCan("creatives:write");
  return (
    <>
      {mayDelete && (
        <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => setAsking(true)}>
          {c("delete")}
        </Button>
      )}
      {useCan("posts:write") && (
        <GatedAction operation="createPost" variant="primary" href={`/posts/new?creativeId=${creative.id}`} icon={<Send aria-hidden />}>
          {t("makePost")}
        </GatedAction>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name: creative.name })}
        confirmLabel={c("delete")}
        cancelLabel={c("cancel")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(creative, { onSuccess: () => router.push("/creatives"), onSettled: () => setAsking(false) })}
      >
        {t("deleteText")}
      </Confirm>
    </>
  );
}
