import type { BrandProfile, BrandProfileInput } from "@campaign-os/shared";
import { z } from "zod";

const text = (max: number) => z.string().trim().max(max, "form.tooLong");
const words = (max: number) => z.array(z.string()).max(max, "form.tooMany");

export const brandSchema = z.object({
  name: text(100).min(1, "form.required"),
  description: text(2000),
  website: z.union([z.literal(""), z.string().trim().url("form.url").max(300, "form.tooLong")]),
  industry: text(100),
  audience: text(1000),
  tone: words(12),
  facts: z.array(z.object({ id: z.string(), text: text(500).min(1, "form.required"), source: text(500) })).max(100, "form.tooMany"),
  bannedWords: words(200),
  hashtags: words(50),
  language: z.string().min(1, "form.required"),
});

export type BrandForm = z.infer<typeof brandSchema>;

/** What the form shows of a profile, or of none yet. */
export function toForm(brand: BrandProfile | undefined, language: string): BrandForm {
  return {
    name: brand?.name ?? "",
    description: brand?.description ?? "",
    website: brand?.website ?? "",
    industry: brand?.industry ?? "",
    audience: brand?.audience ?? "",
    tone: brand?.tone ?? [],
    facts: brand?.facts.map((fact) => ({ id: fact.id ?? "", text: fact.text, source: fact.source ?? "" })) ?? [],
    bannedWords: brand?.bannedWords ?? [],
    hashtags: brand?.hashtags ?? [],
    language: brand?.language ?? language,
  };
}

/** The form as the API takes it; facts that are new get their id there. */
export function toInput(form: BrandForm): BrandProfileInput {
  const facts = form.facts.map(({ id, text, source }) => ({ text, ...(id && { id }), ...(source && { source }) }));
  return { ...form, hashtags: form.hashtags.map((tag) => tag.replace(/^#/, "")), facts };
}
