import type { Engine } from "@campaign-os/shared";
import { z, type ZodType } from "zod";

/** The part of JSON Schema in which engines say what they take. */
interface Shape {
  type: "object" | "array" | "string" | "integer" | "number" | "boolean";
  description?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  enum?: string[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** One thing that an engine asks for. */
export interface WishField {
  name: string;
  kind: "line" | "text" | "choice" | "choices" | "number" | "lines";
  help: string;
  required: boolean;
  options: string[];
  least: number;
  /** Most characters, items or, of a number, its largest value; absent: any. */
  most?: number;
}

/** A text that may be longer than this gets several lines. */
const LINE = 200;

/** What an engine asks for, the required things first. */
export function wishFields(engine: Pick<Engine, "inputSchema">): WishField[] {
  const { properties = {}, required = [] } = engine.inputSchema as unknown as Shape;
  const fields = Object.entries(properties).map(([name, shape]) => fieldOf(name, shape, required.includes(name)));
  return fields.sort((a, b) => Number(b.required) - Number(a.required));
}

function fieldOf(name: string, shape: Shape, required: boolean): WishField {
  const base = { name, required, help: shape.description ?? "", options: shape.enum ?? shape.items?.enum ?? [] };
  if (shape.type === "array") return { ...base, kind: base.options.length > 0 ? "choices" : "lines", least: shape.minItems ?? 0, most: shape.maxItems };
  if (shape.type === "integer" || shape.type === "number") return { ...base, kind: "number", least: shape.minimum ?? 0, most: shape.maximum };
  if (base.options.length > 0) return { ...base, kind: "choice", least: 0 };
  return { ...base, kind: (shape.maxLength ?? LINE + 1) > LINE ? "text" : "line", least: shape.minLength ?? 0, most: shape.maxLength };
}

/** Everything that a run is started with. */
export interface Wish {
  campaignId: string;
  brandProfileId: string;
  input: Record<string, string | string[]>;
}

/** The check of a wish, as the API checks it. */
export function wishSchema(engine: Engine): ZodType<Wish, Wish> {
  const shape = Object.fromEntries(wishFields(engine).map((field) => [field.name, checkOf(field)]));
  return z
    .object({ campaignId: z.string(), brandProfileId: z.string(), input: z.object(shape) })
    .superRefine(({ campaignId, brandProfileId }, context) => {
      if (engine.needsCampaign && !campaignId) context.addIssue({ code: "custom", path: ["campaignId"], message: "form.required" });
      if (!engine.needsCampaign && engine.needsBrand && !campaignId && !brandProfileId) context.addIssue({ code: "custom", path: ["brandProfileId"], message: "form.required" });
    }) as unknown as ZodType<Wish, Wish>;
}

function checkOf({ kind, required, least, most }: WishField): ZodType {
  if (kind === "choices" || kind === "lines") {
    return z.array(z.string()).min(required ? Math.max(1, least) : 0, "form.required").max(most ?? Infinity, "form.tooMany");
  }
  if (kind === "number") {
    const number = z.string().trim().refine((text) => text === "" || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= (most ?? Infinity)), "form.wholeNumber");
    return required ? number.refine((text) => text !== "", "form.required") : number;
  }
  const text = z.string().trim().max(most ?? Infinity, "form.tooLong");
  return (required ? text.min(1, "form.required") : text).refine((value) => value === "" || value.length >= least, "form.tooShort");
}

/** A wish in which nothing is said yet. */
export function emptyWish(engine: Engine, campaignId = ""): Wish {
  const input = Object.fromEntries(wishFields(engine).map(({ name, kind }) => [name, kind === "choices" || kind === "lines" ? [] : ""]));
  return { campaignId, brandProfileId: "", input };
}

/** A wish as the API takes it: what was left empty is left out. */
export function toRunInput(engine: Engine, { campaignId, brandProfileId, input }: Wish) {
  const said = wishFields(engine)
    .map(({ name, kind }) => [name, kind === "number" && input[name] ? Number(input[name]) : trimmed(input[name])] as const)
    .filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0));
  return {
    ...(campaignId && { campaignId }),
    ...(!campaignId && brandProfileId && { brandProfileId }),
    input: Object.fromEntries(said),
  };
}

function trimmed(value: string | string[] | undefined) {
  return typeof value === "string" ? value.trim() : value;
}
