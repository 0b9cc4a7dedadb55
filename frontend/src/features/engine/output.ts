import { z } from "zod";
import { networkNames, type NetworkName } from "@/components/network";

/** What the engines answer, as their output schemas say; an answer of another form is shown as such, never guessed at. */
const network = z.enum(networkNames as [NetworkName, ...NetworkName[]]);

export const strategyOutput = z.object({
  summary: z.string(),
  positioning: z.string(),
  audience: z.string(),
  pillars: z.array(z.object({ name: z.string(), description: z.string(), share: z.number() })),
  channelMix: z.array(z.object({ network, role: z.string(), postsPerWeek: z.number() })),
  keyMessages: z.array(z.string()),
  measures: z.array(z.object({ name: z.string(), target: z.string() })),
});

export const copyVariant = z.object({ network, text: z.string(), hashtags: z.array(z.string()).default([]), sources: z.array(z.string()).default([]) });

export const copyOutput = z.object({
  options: z.array(z.object({ title: z.string(), angle: z.string().default(""), variants: z.array(copyVariant) })),
});

export const repurposeOutput = z.object({ summary: z.string(), posts: z.array(z.object({ title: z.string(), variants: z.array(copyVariant) })) });

export type RepurposeOutput = z.infer<typeof repurposeOutput>;
export type StrategyOutput = z.infer<typeof strategyOutput>;
export type CopyVariant = z.infer<typeof copyVariant>;
export type CopyOption = z.infer<typeof copyOutput>["options"][number];
