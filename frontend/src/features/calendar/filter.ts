import type { Post } from "@campaign-os/shared";

/** What narrows the calendar; an empty member lets everything through. */
export interface Filter {
  campaign: string;
  channel: string;
  state: string;
  author: string;
}

/** Whether a post passes a filter. */
export function fits(post: Post, { campaign, channel, state, author }: Filter): boolean {
  return (
    (!campaign || post.campaignId === campaign) && (!channel || post.channelIds.includes(channel)) && (!state || post.state === state) && (!author || post.createdBy === author)
  );
}

/** How many things narrow the calendar. */
export function narrowed(filter: Filter): number {
  return Object.values(filter).filter(Boolean).length;
}
