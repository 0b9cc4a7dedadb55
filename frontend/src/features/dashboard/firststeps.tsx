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
export function FirstSteps({ steps: { done } }: { steps: FirstStepsState }) {
  const t = useTranslations("dashboard.first");
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

interface FirstStepsState {
  isPending: boolean;
  /** Absent while it is not known, or could not be found out. */
  done?: Record<Step, boolean>;
}

/** Which of the first steps were gone. */
export function useFirstSteps(): FirstStepsState {
  const brands = useInfiniteQuery(brandsQuery);
  const campaigns = useInfiniteQuery(campaignsQuery({}));
  const posts = useInfiniteQuery(postsQuery({}));
  const channels = useQuery(channelsQuery);
  if (!brands.data || !campaigns.data || !posts.data || !channels.data) return { isPending: [brands, campaigns, posts, channels].some((query) => query.isPending) };
  const any = (list: { pages: { data: unknown[] }[] }) => (list.pages[0]?.data.length ?? 0) > 0;
  const published = posts.data.pages.some((page) => page.data.some((post) => post.publishedAt));
  return { isPending: false, done: { brand: any(brands.data), campaign: any(campaigns.data), channel: channels.data.data.length > 0, post: published } };
}
