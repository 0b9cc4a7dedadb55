"use client";

import { useQuery } from "@tanstack/react-query";
import { ListEnd } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { nextSlotQuery } from "@/features/queue/queries";
import { useZone } from "@/features/session/zone";
import { formatInstant } from "@/lib/time";
import { ProblemNotice } from "./problem";
import { queuePost, useSchedule } from "./queries";

/** Offers the next free posting time of the post's channels; not there where they have none. */
export function QueueOffer({ post, onQueued }: { post: Post; onQueued: (planned: Post) => void }) {
  const t = useTranslations("post");
  const locale = useLocale();
  const { tenantZone } = useZone();
  const next = useQuery(nextSlotQuery(post));
  const queue = useSchedule(queuePost);
  if (!next.data) return null;
  const done = (planned: Post) => {
    toast.success(t("scheduledFor", { time: formatInstant(planned.publishAt ?? next.data.publishAt, tenantZone, locale) }));
    onQueued(planned);
  };
  return (
    <div className="mt-4 flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm">{t("nextSlot", { time: formatInstant(next.data.publishAt, tenantZone, locale) })}</p>
        <GatedAction operation="queuePost" counted size="sm" icon={<ListEnd aria-hidden />} busy={queue.isPending} onClick={() => queue.mutate(post, { onSuccess: done })}>
          {t("queue")}
        </GatedAction>
      </div>
      <ProblemNotice problem={queue.error} />
    </div>
  );
}
