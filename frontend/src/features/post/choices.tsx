"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NetworkMark, networkTitle } from "@/components/network";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Badge, Notice, Skeleton } from "@/components/ui/display";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { campaignsQuery } from "@/features/campaign/queries";
import { channelsQuery } from "@/features/channel/queries";

interface ChannelsProps {
  value: string[];
  onChange: (ids: string[]) => void;
  error?: string;
}

/** Chooses the accounts that a post goes to. */
export function ChannelsField({ value, onChange, error }: ChannelsProps) {
  const t = useTranslations("post");
  const query = useQuery(channelsQuery);
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-12" />}>
      {({ data }) => {
        const shown = data.filter((channel) => channel.status !== "disconnected");
        if (shown.length === 0) {
          return (
            <Notice tone="warning" action={<ButtonLink size="sm" href="/channels">{t("connect")}</ButtonLink>}>
              {t("noChannels")}
            </Notice>
          );
        }
        return (
          <fieldset>
            <legend className="sr-only">{t("channels")}</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {shown.map((channel) => (
                <Checkbox
                  key={channel.id}
                  checked={value.includes(channel.id)}
                  onChange={() => toggle(channel.id)}
                  className="rounded-lg border border-line-strong/60 px-3 py-2.5 has-data-checked:border-accent has-data-checked:bg-accent-soft"
                >
                  <span className="flex items-center gap-2">
                    <NetworkMark network={channel.network} />
                    <span className="truncate">{channel.name}</span>
                    <span className="text-muted">{networkTitle(channel.network)}</span>
                    {channel.status === "broken" && <Badge tone="danger">{t("broken")}</Badge>}
                  </span>
                </Checkbox>
              ))}
            </div>
            {error && <p role="alert" className="mt-2 text-[0.8125rem] text-danger">{error}</p>}
          </fieldset>
        );
      }}
    </Loaded>
  );
}

const NONE = "none";

/** Chooses the campaign that a post belongs to, or none. */
export function CampaignField({ value, onChange, error }: { value: string; onChange: (id: string) => void; error?: string }) {
  const t = useTranslations("post");
  const campaigns = useInfiniteQuery(campaignsQuery({})).data?.pages.flatMap((page) => page.data) ?? [];
  const options = [{ value: NONE, label: t("noCampaign") }, ...campaigns.map((campaign) => ({ value: campaign.id, label: campaign.name }))];
  return (
    <Field label={t("campaign")} error={error}>
      <Select value={value || NONE} onChange={(id) => onChange(id === NONE ? "" : id)} options={options} />
    </Field>
  );
}
