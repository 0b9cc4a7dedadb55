"use client";

import Link from "next/link";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowRight, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/display";
import { brandsQuery } from "@/features/brand/queries";
import { campaignsQuery } from "@/features/campaign/queries";
import { channelsQuery } from "@/features/channel/queries";
import { postsQuery } from "@/features/post/queries";
import { cn } from "@/lib/cn";

type Step = "brand" | "campaign" | "channel" | "post";

const places: Record<Step, string> = { brand: "/brands/new", campaign: "/campaigns/new", channel: "/channels", post: "/posts/new" };

/** The way to the first post, for a team that has not gone it yet. */
export function FirstSteps() {
  const t = useTranslations("dashboard.first");
  const done = useDone();
  if (!done || Object.values(done).every(Boolean)) return null;
  const next = (Object.keys(places) as Step[]).find((step) => !done[step]);
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t("title")} description={t("text")} />
      <ol className="grid gap-px border-t bg-line sm:grid-cols-2 xl:grid-cols-4">
        {(Object.keys(places) as Step[]).map((step, i) => (
          <li key={step} className={cn("relative p-5", step === next ? "bg-accent-soft" : "bg-surface")}>
            <p className="flex items-center gap-2 text-sm font-medium">
              <span className={cn("grid size-6 place-items-center rounded-full text-xs", done[step] ? "bg-success-soft text-success" : "bg-sunken text-muted")}>
                {done[step] ? <Check aria-label={t("done")} className="size-3.5" strokeWidth={3} /> : i + 1}
              </span>
              <Link href={places[step]} className="after:absolute after:inset-0">
                {t(`${step}.title`)}
              </Link>
              {step === next && <ArrowRight aria-hidden className="ml-auto size-4" />}
            </p>
            <p className="mt-1.5 text-[0.8125rem] text-muted">{t(`${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function useDone(): Record<Step, boolean> | undefined {
  const brands = useInfiniteQuery(brandsQuery).data;
  const campaigns = useInfiniteQuery(campaignsQuery({})).data;
  const posts = useInfiniteQuery(postsQuery({})).data;
  const channels = useQuery(channelsQuery).data;
  if (!brands || !campaigns || !posts || !channels) return undefined;
  const any = (list: { pages: { data: unknown[] }[] }) => (list.pages[0]?.data.length ?? 0) > 0;
  return { brand: any(brands), campaign: any(campaigns), channel: channels.data.length > 0, post: posts.pages.some((page) => page.data.some((post) => post.publishedAt)) };
}
