import type { Engine, EngineRun } from "@campaign-os/shared";
import { z, type ZodType } from "zod";
import { isDay } from "@/lib/time";
import { LINE, shapeOf, type Shape } from "./shape";

/** One thing that an engine asks for. */
export interface WishField {
  name: string;
  kind: "line" | "text" | "choice" | "choices" | "number" | "lines" | "date" | "creative" | "switch";
  /** What to enter, in the engine's own words. */
  help: string;
  required: boolean;
  options: string[];
  least: number;
  /** Most characters, items or, of a number, its largest value; absent: any. */
  most?: number;
}

/** Fields that are days of the calendar, which a schema does not say. */
const DATES = ["date", "start", "startDate", "endDate"];

/** What people say first stands first, and what they rarely say last; what is not named here stands in between. */
const FIRST = ["text", "description", "idea", "product", "offer", "question", "figures", "start", "days"];
const LAST = ["landingPage", "url", "instructions"];

/** What an engine asks for: the required things first, each sort in the order in which people think of them. */
export function wishFields(engine: Pick<Engine, "inputSchema">): WishField[] {
  const { properties = {}, required = [] } = shapeOf(engine.inputSchema) ?? {};
  const fields = Object.entries(properties).flatMap(([name, shape]) => fieldOf(name, shape, required.includes(name)) ?? []);
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.indexOf(name) + 1);
  return fields.sort((a, b) => Number(b.required) - Number(a.required) || rank(a.name) - rank(b.name));
}

function fieldOf(name: string, shape: Shape, required: boolean): WishField | undefined {
  const base = { name, required, help: shape.description ?? "", options: shape.enum ?? shape.items?.enum ?? [], least: shape.minLength ?? 0, most: shape.maxLength };
  switch (shape.type) {
    case "array":
      if (shape.items?.type !== "string") return undefined;
      return { ...base, kind: base.options.length > 0 ? "choices" : "lines", least: shape.minItems ?? 0, most: shape.maxItems };
    case "integer":
    case "number":
      return { ...base, kind: "number", least: shape.minimum ?? 0, most: shape.maximum };
    case "boolean":
      return { ...base, kind: "switch" };
    case "string":
      return { ...base, kind: textKind(name, shape) };
    default:
      return undefined;
  }
}

function textKind(name: string, shape: Shape): WishField["kind"] {
  if (shape.enum) return "choice";
  if (DATES.includes(name)) return "date";
  if (name === "creativeId") return "creative";
  if (/(url|website|landingPage)$/i.test(name)) return "line";
  return (shape.maxLength ?? LINE + 1) > LINE ? "text" : "line";
}

/** Everything that a run is started with. */
export interface Wish {
  campaignId: string;
  brandProfileId: string;
  input: Record<string, WishValue>;
}

export type WishValue = string | string[] | boolean;

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

function checkOf({ kind, required, least, most = Infinity }: WishField): ZodType {
  const there = (text: string) => !required || text !== "";
  const orNothing = (good: (text: string) => boolean) => (text: string) => text === "" || good(text);
  switch (kind) {
    case "switch":
      return z.boolean();
    case "choices":
    case "lines":
      return z.array(z.string()).min(required ? Math.max(1, least) : 0, required ? "form.chooseOne" : undefined).max(most, "form.tooMany");
    case "number":
      return z.string().trim().refine(there, "form.required").refine(orNothing((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most), "form.wholeNumber");
    case "date":
      return z.string().refine(there, "form.required").refine(orNothing(isDay), "form.required");
    default:
      return z.string().trim().max(most, "form.tooLong").refine(there, "form.required").refine(orNothing((text) => [...text].length >= least), "form.tooShort");
  }
}

/** A wish in which nothing is said yet. */
export function emptyWish(engine: Engine, campaignId = ""): Wish {
  const empty: Partial<Record<WishField["kind"], WishValue>> = { choices: [], lines: [], switch: false };
  return { campaignId, brandProfileId: "", input: Object.fromEntries(wishFields(engine).map(({ name, kind }) => [name, empty[kind] ?? ""])) };
}

/** The wish that a run was started with, to change it and start anew. */
export function wishOf(engine: Engine, run: Pick<EngineRun, "campaignId" | "brandProfileId" | "input">): Wish {
  const none = emptyWish(engine, run.campaignId);
  const said = Object.entries(none.input).map(([name, nothing]) => [name, formValue(run.input[name]) ?? nothing]);
  return { ...none, brandProfileId: run.brandProfileId ?? "", input: Object.fromEntries(said) };
}

function formValue(value: unknown): WishValue | undefined {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === "string");
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

/** A wish as the API takes it: what was left empty is left out. */
export function toRunInput(engine: Engine, { campaignId, brandProfileId, input }: Wish) {
  const said = wishFields(engine)
    .map(({ name, kind }) => [name, kind === "number" && input[name] ? Number(input[name]) : trimmed(input[name])] as const)
    .filter(([, value]) => value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0));
  return {
    ...(campaignId && { campaignId }),
    ...(!campaignId && brandProfileId && { brandProfileId }),
    input: Object.fromEntries(said),
  };
}

function trimmed(value: WishValue | undefined) {
  return typeof value === "string" ? value.trim() : value;
}
