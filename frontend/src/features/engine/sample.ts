import type { Engine, EngineRunInput } from "@campaign-os/shared";
import { shapeOf, type Shape } from "./shape";

interface Subjects {
  campaign?: string;
  brand?: string;
}

/** The shortest run that an engine would take, to ask what it costs; undefined where what it works on is missing. */
export function sampleRun(engine: Pick<Engine, "inputSchema" | "needsBrand" | "needsCampaign">, { campaign, brand }: Subjects): EngineRunInput | undefined {
  if (engine.needsCampaign && !campaign) return undefined;
  if (engine.needsBrand && !campaign && !brand) return undefined;
  const input = sampleOf(shapeOf(engine.inputSchema)) as Record<string, unknown>;
  return { ...(campaign ? { campaignId: campaign } : brand && { brandProfileId: brand }), input };
}

function sampleOf(shape: Shape | undefined): unknown {
  switch (shape?.type) {
    case "object":
      return Object.fromEntries((shape.required ?? []).map((name) => [name, sampleOf(shape.properties?.[name])]));
    case "array":
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items));
    case "integer":
    case "number":
      return shape.minimum ?? 0;
    case "boolean":
      return false;
    default:
      return shape?.enum?.[0] ?? "x".repeat(Math.max(1, shape?.minLength ?? 0));
  }
}
