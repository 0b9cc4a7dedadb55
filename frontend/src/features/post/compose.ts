import type { Creative, Post, PostInput, PostPatch } from "@campaign-os/shared";
import { z } from "zod";
import { networkNames, type NetworkName } from "@/components/network";
import { wholeText } from "@/features/creative/text";

/** Stands in a text where the post's link is to be read; else the link comes last. */
export const LINK_MARK = "{link}";

/** Parts that a thread may have behind its first. */
export const MOST_PARTS = 24;

export const postSchema = z.object({
  campaignId: z.string(),
  creativeId: z.string(),
  text: z.string().max(63206, "form.tooLong"),
  texts: z.array(z.object({ network: z.enum(networkNames as [NetworkName, ...NetworkName[]]), text: z.string().max(63206, "form.tooLong") })),
  channelIds: z.array(z.string()).max(50, "form.tooMany"),
  assetIds: z.array(z.string()).max(35, "form.tooMany"),
  note: z.string().max(2000, "form.tooLong"),
  thread: z.array(z.object({ text: z.string().max(5000, "form.tooLong") })).max(MOST_PARTS, "form.tooMany"),
  firstComment: z.string().max(10000, "form.tooLong"),
  link: z.union([z.literal(""), z.url({ protocol: /^https?$/, error: "form.url" }).max(2048, "form.tooLong")]),
  utm: z.boolean(),
  labels: z.array(z.string().max(40, "form.tooLong")).max(20, "form.tooMany"),
});

export type PostForm = z.infer<typeof postSchema>;

/** A post that is written from nothing. A link tells where visits come from unless somebody says otherwise. */
export function blankForm(campaignId: string): PostForm {
  return { campaignId, creativeId: "", text: "", texts: [], channelIds: [], assetIds: [], note: "", thread: [], firstComment: "", link: "", utm: true, labels: [] };
}

/** A post that begins with a creative: its first wording for all, and each network's own beside it. */
export function fromCreative(creative: Creative): PostForm {
  const texts = creative.variants.map((variant) => ({ network: variant.network, text: wholeText(variant) }));
  return { ...blankForm(creative.campaignId), creativeId: creative.id, text: texts[0]?.text ?? "", texts, assetIds: creative.assetIds };
}

export function fromPost(post: Post): PostForm {
  const { text, texts, channelIds, assetIds, labels } = post;
  return {
    ...{ campaignId: post.campaignId ?? "", creativeId: post.creativeId ?? "", text, texts, channelIds, assetIds, labels, note: post.note ?? "" },
    ...{ thread: post.thread.map((part) => ({ text: part })), firstComment: post.firstComment ?? "" },
    ...{ link: post.link?.url ?? "", utm: post.link?.utm ?? true },
  };
}

/** The form as the API takes a new post. */
export function toInput(form: PostForm): PostInput {
  const { campaignId, note, ...rest } = toPatch(form);
  return { ...rest, channelIds: form.channelIds, ...(campaignId && { campaignId }), ...(form.creativeId && { creativeId: form.creativeId }), ...(note && { note }) };
}

/** The form as the API takes a change; an empty campaign takes the post out of its campaign, an empty link the link away. */
export function toPatch({ campaignId, text, texts, channelIds, assetIds, note, thread, firstComment, link, utm, labels }: PostForm): PostPatch {
  return { campaignId, text, texts, channelIds, assetIds, note, thread: thread.map((part) => part.text), firstComment, link: { url: link, utm }, labels };
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
