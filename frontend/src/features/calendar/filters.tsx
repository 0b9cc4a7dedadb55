"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Post } from "@campaign-os/shared";
import { networkTitle } from "@/components/network";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { campaignsQuery } from "@/features/campaign/queries";
import { channelsQuery } from "@/features/channel/queries";
import { membersQuery } from "@/features/team/queries";
import { useSetUrl, useUrlState } from "@/lib/url";
import { narrowed, type Filter } from "./filter";

const states: Post["state"][] = ["draft", "pending_approval", "approved", "rejected", "scheduled", "publishing", "published", "partially_published", "failed", "held", "missed"];

/** Stands for no narrowing in a list of choices. */
const ALL = "all";

/** What the calendar is narrowed to; it lives in the address. */
export function useFilter(): Filter {
  const [campaign] = useUrlState<string>("campaign", "");
  const [channel] = useUrlState<string>("channel", "");
  const [state] = useUrlState<string>("state", "");
  const [author] = useUrlState<string>("author", "");
  return { campaign, channel, state, author };
}

/** Narrows the calendar by campaign, channel, state and author. */
export function Filters({ filter }: { filter: Filter }) {
  const t = useTranslations("calendar.filter");
  const s = useTranslations("post.state");
  const setUrl = useSetUrl();
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  const channels = useQuery(channelsQuery).data?.data ?? [];
  const members = useInfiniteQuery(membersQuery).data?.pages.flatMap((page) => page.data) ?? [];
  const choices: [keyof Filter, { value: string; label: string }[]][] = [
    ["campaign", campaigns.map(({ id, name }) => ({ value: id, label: name }))],
    ["channel", channels.map(({ id, network, name }) => ({ value: id, label: `${networkTitle(network)} · ${name}` }))],
    ["state", states.map((state) => ({ value: state, label: s(state) }))],
    ["author", members.map(({ userId, name }) => ({ value: userId, label: name }))],
  ];
  return (
    <div role="group" aria-label={t("title")} className="mb-4 flex flex-wrap items-center gap-2">
      {choices.map(([name, options]) => (
        <Select
          key={name}
          size="sm"
          className="w-44! max-sm:w-[calc(50%-0.25rem)]!"
          aria-label={t(name)}
          value={filter[name] || ALL}
          onChange={(value) => setUrl({ [name]: value === ALL ? undefined : value })}
          options={[{ value: ALL, label: t(`${name}All`) }, ...options]}
        />
      ))}
      {narrowed(filter) > 0 && (
        <Button size="sm" variant="ghost" onClick={() => setUrl({ campaign: undefined, channel: undefined, state: undefined, author: undefined })}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}
