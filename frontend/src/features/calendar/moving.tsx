"use client";

import { createContext, use, useState, type DragEvent, type ReactNode } from "react";
import { useLocale, useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { toast } from "@/components/ui/toast";
import { useGate } from "@/features/billing/gated";
import { momentOf } from "@/features/post/moment";
import { ScheduleDialog } from "@/features/post/schedule";
import { useCan } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { formatInstant, wallClock } from "@/lib/time";
import { isMovable, momentOn, useMovePost } from "./move";

interface Moving {
  /** Whether this person may move this post. */
  mayMove: (post: Post) => boolean;
  lift: (post: Post, event: DragEvent) => void;
  drop: (day: string) => void;
  end: () => void;
  /** The post that is being dragged. */
  lifted?: Post;
  /** Moves by choosing the moment instead of dragging, for the keyboard and small screens. */
  choose: (post: Post) => void;
}

const MovingContext = createContext<Moving | undefined>(undefined);

export function useMoving(): Moving {
  const moving = use(MovingContext);
  if (!moving) throw new Error("useMoving is called outside of MovingProvider");
  return moving;
}

/** Lets posts be dragged from day to day, or moved by a dialog. */
export function MovingProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const { zone } = useZone();
  const mayWrite = useCan("posts:write");
  const room = useGate("schedulePost", true);
  const move = useMovePost();
  const [lifted, setLifted] = useState<Post>();
  const [choosing, setChoosing] = useState<Post>();
  const drop = (day: string) => {
    setLifted(undefined);
    const publishAt = lifted && momentOn(lifted, day, zone);
    if (!lifted || !publishAt || wallClock(momentOf(lifted) ?? "", zone).date === day) return;
    if (Date.parse(publishAt) <= Date.now()) return void toast.error(t("past"), t("pastText"));
    move.mutate({ post: lifted, publishAt }, { onSuccess: () => toast.success(t(lifted.state === "draft" ? "movedDraft" : "moved", { time: formatInstant(publishAt, zone, locale) })) });
  };
  const moving: Moving = {
    mayMove: (post) => mayWrite && room.open && isMovable(post),
    lift: (post, event) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", post.id);
      setLifted(post);
    },
    drop,
    end: () => setLifted(undefined),
    lifted,
    choose: setChoosing,
  };
  return (
    <MovingContext value={moving}>
      {children}
      {choosing && <ScheduleDialog post={choosing} meant={choosing.state === "draft"} onClose={() => setChoosing(undefined)} onScheduled={() => undefined} />}
    </MovingContext>
  );
}
