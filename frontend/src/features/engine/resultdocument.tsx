"use client";

import type { ComponentType, ReactNode } from "react";
import type { ZodType } from "zod";
import { Document } from "./document";
import { adsOutput, audienceOutput, brandGuardOutput, calendarOutput, copyOutput, creativeBriefOutput, hashtagOutput, imageOutput, insightOutput, repurposeOutput, strategyOutput, type StrategyOutput } from "./output";
import type { Shape } from "./shape";
import { StrategyView } from "./strategyview";
import type { Json } from "./tree";
import { AdsView } from "./view/ads";
import { AudienceView } from "./view/audience";
import { BrandGuardView } from "./view/brandguard";
import { CalendarView } from "./view/calendar";
import { CreativeBriefView } from "./view/creativebrief";
import { HashtagView } from "./view/hashtag";
import { ImageView } from "./view/image";
import { InsightView } from "./view/insight";
import { CopyView, RepurposeView } from "./view/posts";

type Input = Record<string, unknown>;
type Draw = (output: Json, input: Input) => ReactNode | undefined;

/** Draws an output with a view made for it; an output of another form is left to the general document. */
function by<T>(schema: ZodType<T>, View: ComponentType<{ value: T; input: Input }>): Draw {
  return function draw(output, input) {
    const found = schema.safeParse(output);
    return found.success ? <View value={found.data} input={input} /> : undefined;
  };
}

function Strategy({ value }: { value: StrategyOutput }) {
  return <StrategyView strategy={value} />;
}

const views: Record<string, Draw> = {
  strategy: by(strategyOutput, Strategy),
  audience: by(audienceOutput, AudienceView),
  calendar: by(calendarOutput, CalendarView),
  copy: by(copyOutput, CopyView),
  hashtag: by(hashtagOutput, HashtagView),
  "creative-brief": by(creativeBriefOutput, CreativeBriefView),
  image: by(imageOutput, ImageView),
  repurpose: by(repurposeOutput, RepurposeView),
  ads: by(adsOutput, AdsView),
  insight: by(insightOutput, InsightView),
  "brand-guard": by(brandGuardOutput, BrandGuardView),
};

interface ResultDocumentProps {
  engine: string;
  input: Input;
  output: Json;
  shape?: Shape;
}

/** What an engine wrote, as a marketer reads it; an engine without a view of its own gets a general document. */
export function ResultDocument({ engine, input, output, shape }: ResultDocumentProps) {
  if (typeof output !== "object" || output === null || Array.isArray(output)) return null;
  return <div className="@container min-w-0">{views[engine]?.(output, input) ?? <Document value={output} shape={shape} />}</div>;
}
