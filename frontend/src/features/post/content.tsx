"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { NetworkBadge } from "@/components/network";
import { Card, CardHeader } from "@/components/ui/display";
import { campaignQuery } from "@/features/campaign/queries";
import { ThumbById } from "@/features/media/thumb";
import { PostNote } from "./note";
import { usePostNetworks } from "./rows";

/** What a post says and shows: the text for all, and the networks' own where they have one. */
export function Content({ post }: { post: Post }) {
  const t = useTranslations("post");
  const campaign = useQuery({ ...campaignQuery(post.campaignId ?? ""), enabled: Boolean(post.campaignId) }).data;
  const networks = usePostNetworks(post);
  const own = post.texts.filter((entry) => networks.length === 0 || networks.includes(entry.network));
  const sharedIsUsed = networks.length === 0 || networks.some((network) => !own.some((entry) => entry.network === network));
  return (
    <Card>
      <CardHeader title={t("content")} />
      <div className="flex flex-col gap-4 px-5 pb-5 text-sm">
        {post.note && <PostNote note={post.note} />}
        {sharedIsUsed && post.text && <p className="break-words whitespace-pre-line">{post.text}</p>}
        {own.map((entry) => (
          <section key={entry.network} className="rounded-lg bg-sunken px-4 py-3">
            <h3 className="mb-2 text-[0.8125rem] font-medium">
              <NetworkBadge network={entry.network} />
            </h3>
            <p className="break-words whitespace-pre-line">{entry.text}</p>
          </section>
        ))}
        {post.thread.map((part, i) => (
          <p key={i} className="border-l-2 pl-4 break-words whitespace-pre-line">
            {part}
          </p>
        ))}
        {post.link && <p className="break-all text-muted">{post.link.url}</p>}
        {post.firstComment && (
          <section>
            <h3 className="mb-1 text-[0.8125rem] font-medium text-muted">{t("firstComment")}</h3>
            <p className="break-words whitespace-pre-line">{post.firstComment}</p>
          </section>
        )}
        {post.assetIds.length > 0 && (
          <div className="grid grid-cols-3 gap-2">
            {post.assetIds.map((id) => (
              <ThumbById key={id} id={id} className="aspect-square w-full" />
            ))}
          </div>
        )}
        {post.labels.length > 0 && <Labels labels={post.labels} />}
        {campaign && (
          <p className="text-muted">
            {t("campaign")}:{" "}
            <Link href={`/campaigns/${campaign.id}`} className="text-ink underline decoration-line-strong underline-offset-2">
              {campaign.name}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

/** The post's labels, each the way to the others that have it. */
function Labels({ labels }: { labels: string[] }) {
  const t = useTranslations("post");
  return (
    <ul aria-label={t("labels")} className="flex flex-wrap gap-1.5">
      {labels.map((label) => (
        <li key={label}>
          <Link href={`/posts?label=${encodeURIComponent(label)}`} className="inline-flex h-7 items-center rounded-md bg-sunken px-2 text-[0.8125rem] hover:bg-line">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
