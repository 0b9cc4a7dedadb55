"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Image as ImageIcon, Megaphone, Plus, Send, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { campaignsQuery } from "@/features/campaign/queries";
import { assetsQuery } from "@/features/media/queries";
import { postsQuery } from "@/features/post/queries";
import { useMe } from "@/features/session/context";
import { permitted, tenantNav } from "./navigation";

/** One line of the palette. */
export interface Entry {
  href: string;
  label: string;
  kind: string;
  icon: LucideIcon;
}

const MAX_SHOWN = 40;

/** Entries that hold every typed word, those that begin with the text first. */
export function match(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = entries.filter((entry) => words.every((word) => `${entry.label} ${entry.kind}`.toLowerCase().includes(word)));
  const begins = (entry: Entry) => (entry.label.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1);
  return hits.sort((a, b) => begins(a) - begins(b)).slice(0, MAX_SHOWN);
}

/** Everything that can be gone to; what lists are loaded is searched too. */
export function usePaletteEntries(): Entry[] {
  return [...usePlaces(), ...useThings()];
}

function usePlaces(): Entry[] {
  const t = useTranslations();
  const { permissions } = useMe();
  const places = permitted(tenantNav, permissions).flatMap((group) => group.items).map((item) => ({ href: item.href, label: t(`nav.${item.key}`), kind: t("palette.place"), icon: item.icon }));
  const actions = [
    { permission: "campaigns:write", href: "/campaigns/new", label: t("campaign.new"), kind: t("palette.action"), icon: Plus },
    { permission: "posts:write", href: "/posts/new", label: t("post.new"), kind: t("palette.action"), icon: Plus },
    { permission: "brands:write", href: "/brands/new", label: t("brand.new"), kind: t("palette.action"), icon: Plus },
  ];
  return [...actions.filter(({ permission }) => permissions.includes(permission)), ...places];
}

function useThings(): Entry[] {
  const t = useTranslations("palette");
  const campaigns = useInfiniteQuery(campaignsQuery({}));
  const posts = useInfiniteQuery(postsQuery({}));
  const assets = useInfiniteQuery(assetsQuery({}));
  const rows = <T>(list: { data?: { pages: { data: T[] }[] } }) => list.data?.pages.flatMap((page) => page.data) ?? [];
  return [
    ...rows(campaigns).map((it) => ({ href: `/campaigns/${it.id}`, label: it.name, kind: t("campaign"), icon: Megaphone })),
    ...rows(posts).map((it) => ({ href: `/posts/${it.id}`, label: it.text.slice(0, 100) || it.texts[0]?.text.slice(0, 100) || it.id, kind: t("post"), icon: Send })),
    ...rows(assets).map((it) => ({ href: `/media?asset=${it.id}`, label: it.filename, kind: t("media"), icon: ImageIcon })),
  ];
}
