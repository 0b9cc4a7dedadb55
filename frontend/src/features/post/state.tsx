"use client";

import { useTranslations } from "next-intl";
import type { Post, Publication } from "@campaign-os/shared";
import { Badge, type Tone } from "@/components/ui/display";
import { Spinner } from "@/components/ui/spinner";

const postTones: Record<Post["state"], Tone> = {
  draft: "neutral",
  pending_approval: "warning",
  approved: "accent",
  scheduled: "accent",
  publishing: "accent",
  published: "success",
  partially_published: "warning",
  failed: "danger",
  rejected: "danger",
  canceled: "neutral",
  held: "warning",
  missed: "warning",
};

/** A post's state. */
export function PostState({ state }: { state: Post["state"] }) {
  const t = useTranslations("post.state");
  return (
    <Badge tone={postTones[state]}>
      {state === "publishing" && <Spinner />}
      {t(state)}
    </Badge>
  );
}

const publicationTones: Record<Publication["state"], Tone> = {
  pending: "neutral",
  sending: "accent",
  accepted: "accent",
  live: "success",
  rejected: "danger",
  unknown: "warning",
  unconfirmed: "warning",
};

/** How a post fares on one channel. */
export function PublicationState({ state }: { state: Publication["state"] }) {
  const t = useTranslations("post.publication");
  return <Badge tone={publicationTones[state]}>{t(state)}</Badge>;
}

/** Colour of a post's state as a dot, for dense lists. */
export const stateDot: Record<Tone, string> = { neutral: "bg-line-strong", accent: "bg-accent", success: "bg-success", warning: "bg-warning", danger: "bg-danger" };

export function dotOf(state: Post["state"]): string {
  return stateDot[postTones[state]];
}
