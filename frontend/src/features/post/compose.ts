import type { Creative, Post, PostInput, PostPatch } from "@campaign-os/shared";
import { z } from "zod";
import { networkNames, type NetworkName } from "@/components/network";
import { wholeText } from "@/features/creative/text";

export const postSchema = z.object({
  campaignId: z.string(),
  creativeId: z.string(),
  text: z.string().max(63206, "form.tooLong"),
  texts: z.array(z.object({ network: z.enum(networkNames as [NetworkName, ...NetworkName[]]), text: z.string().max(63206, "form.tooLong") })),
  channelIds: z.array(z.string()).max(50, "form.tooMany"),
  assetIds: z.array(z.string()).max(35, "form.tooMany"),
});

export type PostForm = z.infer<typeof postSchema>;

/** A post that is written from nothing. */
export function blankForm(campaignId: string): PostForm {
  return { campaignId, creativeId: "", text: "", texts: [], channelIds: [], assetIds: [] };
}

/** A post that begins with a creative: its first wording for all, and each network's own beside it. */
export function fromCreative(creative: Creative): PostForm {
  const texts = creative.variants.map((variant) => ({ network: variant.network, text: wholeText(variant) }));
  return { campaignId: creative.campaignId, creativeId: creative.id, text: texts[0]?.text ?? "", texts, channelIds: [], assetIds: creative.assetIds };
}

export function fromPost(post: Post): PostForm {
  const { text, texts, channelIds, assetIds } = post;
  return { campaignId: post.campaignId ?? "", creativeId: post.creativeId ?? "", text, texts, channelIds, assetIds };
}

/** The form as the API takes a new post. */
export function toInput({ campaignId, creativeId, ...form }: PostForm): PostInput {
  return { ...form, ...(campaignId && { campaignId }), ...(creativeId && { creativeId }) };
}

/** The form as the API takes a change; an empty campaign takes the post out of its campaign. */
export function toPatch({ campaignId, text, texts, channelIds, assetIds }: PostForm): PostPatch {
  return { campaignId, text, texts, channelIds, assetIds };
}

/** What goes out on a network: its own wording, or the shared one. */
export function textFor(form: Pick<PostForm, "text" | "texts">, network: NetworkName): string {
  return form.texts.find((entry) => entry.network === network)?.text ?? form.text;
}

/** The texts with one network's wording changed; undefined takes it back to the shared one. */
export function withText(texts: PostForm["texts"], network: NetworkName, text: string | undefined): PostForm["texts"] {
  const others = texts.filter((entry) => entry.network !== network);
  return text === undefined ? others : [...others, { network, text }];
}
