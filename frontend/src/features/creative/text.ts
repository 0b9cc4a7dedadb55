import type { Variant } from "@campaign-os/shared";

type Wording = Pick<Variant, "text" | "hashtags">;

/** The text as it goes out: the hashtags stand below it. */
export function wholeText({ text, hashtags }: Wording): string {
  if (!hashtags || hashtags.length === 0) return text;
  return `${text}\n\n${hashtags.map((tag) => `#${tag.replace(/^#/, "")}`).join(" ")}`;
}
