"use client";

import { useState } from "react";
import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Channel, QueuePlace } from "@campaign-os/shared";
import { networkTitle } from "@/components/network";
import { useNow } from "@/components/now";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Card, Skeleton } from "@/components/ui/display";
import { channelsQuery } from "@/features/channel/queries";
import { PauseBanner } from "@/features/pause/banner";
import { PauseChannelButton } from "@/features/pause/button";
import { PostState } from "@/features/post/state";
import { postTitle } from "@/features/post/rows";
import { useCan } from "@/features/session/context";
import { useZone } from "@/features/session/zone";
import { addDays, formatDate, today } from "@/lib/time";
import { daySpan } from "@/lib/time/zoned";
import { queueQuery } from "./queries";
import { PostingTimes } from "./slots";
import { byDay } from "./week";

/** How many days are shown at first, and more at a time. */
const DAYS = 14;
/** How many days the API gives at most. */
const MOST_DAYS = 98;

/** What goes out on a channel, and the posting times that are free. */
export function QueuePage({ id }: { id: string }) {
  const t = useTranslations("queue");
  const n = useTranslations("nav");
  const query = useQuery(channelsQuery);
  const channel = query.data?.data.find((one) => one.id === id);
  const name = channel ? networkTitle(channel.network) : "";
  return (
    <>
      <PageHeader
        title={channel ? t("of", { name }) : t("title")}
        description={t("text")}
        crumbs={[{ href: "/channels", label: n("channels") }]}
        actions={channel && <PauseChannelButton channelId={id} name={name} />}
      />
      <PauseBanner targetId={id} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Places id={id} channel={channel} />
        <PostingTimes channelId={id} />
      </div>
    </>
  );
}

function Places({ id, channel }: { id: string; channel?: Channel }) {
  const t = useTranslations("queue");
  const { zone } = useZone();
  const [days, setDays] = useState(DAYS);
  const now = today(zone);
  const query = useQuery(queueQuery(id, daySpan(now, addDays(now, days - 1), zone)));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 rounded-xl" />}>
      {({ data }) => (
        <div className="flex flex-col gap-4">
          {data.length === 0 ? (
            <Card>
              <Empty icon={<CalendarClock aria-hidden />} title={t("emptyTitle")}>
                {t("emptyText")}
              </Empty>
            </Card>
          ) : (
            <PlaceList places={data} channel={channel} />
          )}
          {days < MOST_DAYS && (
            <Button className="self-center" busy={query.isFetching} onClick={() => setDays(Math.min(MOST_DAYS, days + DAYS))}>
              {t("more")}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}

function PlaceList({ places, channel }: { places: QueuePlace[]; channel?: Channel }) {
  const { zone } = useZone();
  const locale = useLocale();
  return (
    <ol className="flex flex-col gap-4">
      {[...byDay(places, zone)].map(([day, on]) => (
        <li key={day}>
          <Card className="overflow-hidden">
            <h2 className="border-b px-5 py-2.5 text-sm font-semibold">{formatDate(day, locale, { weekday: "long", day: "numeric", month: "long" })}</h2>
            <ul className="divide-y">
              {on.map((place) => (
                <PlaceRow key={place.at} place={place} day={day} channel={channel} />
              ))}
            </ul>
          </Card>
        </li>
      ))}
    </ol>
  );
}

function PlaceRow({ place, day, channel }: { place: QueuePlace; day: string; channel?: Channel }) {
  const t = useTranslations("queue");
  const p = useTranslations("post");
  const mayWrite = useCan("posts:write");
  const free = place.posts.length === 0;
  const now = useNow();
  if (free && Date.parse(place.at) < now) return null;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2 text-sm">
      <span className="w-14 shrink-0 text-muted tabular-nums">
        <Time at={place.at} style="time" />
      </span>
      {free ? (
        <span className="flex flex-1 flex-wrap items-center justify-between gap-2 text-muted">
          {t("free")}
          {mayWrite && channel && (
            <Link href={`/posts/new?date=${day}`} className="inline-flex items-center gap-1 rounded text-[0.8125rem] hover:text-ink">
              <Plus aria-hidden className="size-3.5" /> {t("write")}
            </Link>
          )}
        </span>
      ) : (
        <ul className="flex min-w-0 flex-1 flex-col gap-1">
          {place.posts.map((post) => (
            <li key={post.id} className="flex min-w-0 items-center justify-between gap-3">
              <Link href={`/posts/${post.id}`} className="min-w-0 truncate rounded hover:underline">
                {postTitle(post, p("untitled"))}
              </Link>
              <PostState state={post.state} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
