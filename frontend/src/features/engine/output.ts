import { z } from "zod";
import { networkNames, type NetworkName } from "@/components/network";

/** What the engines answer, as their output schemas say; an answer of another form is shown as such, never guessed at. */
const network = z.enum(networkNames as [NetworkName, ...NetworkName[]]);

const text = z.string();
const texts = z.array(text).default([]);

/** A sentence that states something, and where it comes from. */
const claim = z.object({ sentence: text, source: text });
const claims = z.array(claim).default([]);

export const strategyOutput = z.object({
  summary: text,
  positioning: text,
  audience: text,
  pillars: z.array(z.object({ name: text, description: text, share: z.number() })),
  channelMix: z.array(z.object({ network, role: text, postsPerWeek: z.number() })),
  keyMessages: z.array(text),
  measures: z.array(z.object({ name: text, target: text })),
});

export const audienceOutput = z.object({
  summary: text,
  personas: z.array(
    z.object({
      name: text,
      role: text,
      situation: text,
      goals: texts,
      pains: texts,
      objections: z.array(z.object({ objection: text, answer: text })).default([]),
      words: texts,
      channels: texts,
      claims,
    }),
  ),
});

export const calendarOutput = z.object({
  summary: text,
  slots: z.array(z.object({ day: z.number(), date: text.optional(), time: text, network, pillar: text, theme: text, idea: text, format: text })),
});

export const copyVariant = z.object({ network, text: z.string(), hashtags: z.array(z.string()).default([]), sources: z.array(z.string()).default([]) });

/** A variant as an engine writes it, with where its claims come from. */
const writtenVariant = copyVariant.extend({ claims });

export const copyOutput = z.object({
  options: z.array(z.object({ title: text, angle: text.default(""), variants: z.array(writtenVariant) })),
});

export const hashtagOutput = z.object({ hashtags: z.array(z.object({ tag: text, kind: text, reason: text })), advice: text });

export const creativeBriefOutput = z.object({
  title: text,
  concept: text,
  format: text,
  ratio: text,
  scenes: z.array(z.object({ description: text, onScreenText: text, durationSeconds: z.number().optional() })),
  colours: texts,
  doList: texts,
  dontList: texts,
  altText: text,
  claims,
});

export const imageOutput = z.object({
  assets: z.array(z.object({ contentType: text, size: z.number(), sha256: text, width: z.number(), height: z.number() })),
  altText: text,
});

export const repurposeOutput = z.object({ summary: text, posts: z.array(z.object({ title: text, variants: z.array(writtenVariant) })) });

const line = z.object({ text, angle: text });

export const adsOutput = z.object({ headlines: z.array(line), descriptions: z.array(line), primaryTexts: texts, claims });

export const insightOutput = z.object({
  summary: text,
  findings: z.array(z.object({ observation: text, evidence: text, source: text })),
  changes: z.array(z.object({ what: text, why: text, how: text, effort: text, expectedEffect: text })),
  keep: texts,
});

export const brandGuardOutput = z.object({
  verdict: z.enum(["pass", "fix", "block"]),
  summary: text,
  issues: z.array(z.object({ kind: text, quote: text, message: text, suggestion: text, severity: z.enum(["low", "medium", "high"]) })),
  rewritten: text,
});

export type Claim = z.infer<typeof claim>;
export type StrategyOutput = z.infer<typeof strategyOutput>;
export type AudienceOutput = z.infer<typeof audienceOutput>;
export type Slot = z.infer<typeof calendarOutput>["slots"][number];
export type CalendarOutput = z.infer<typeof calendarOutput>;
export type CopyVariant = z.infer<typeof copyVariant>;
export type CopyOption = z.infer<typeof copyOutput>["options"][number];
export type HashtagOutput = z.infer<typeof hashtagOutput>;
export type CreativeBriefOutput = z.infer<typeof creativeBriefOutput>;
export type ImageOutput = z.infer<typeof imageOutput>;
export type RepurposeOutput = z.infer<typeof repurposeOutput>;
export type AdsOutput = z.infer<typeof adsOutput>;
export type InsightOutput = z.infer<typeof insightOutput>;
export type BrandGuardOutput = z.infer<typeof brandGuardOutput>;
