import { describe, expect, it } from "vitest";
import type { Engine } from "@campaign-os/shared";
import { emptyWish, toRunInput, wishFields, wishOf, wishSchema, type WishValue } from "./wish";
import { formatCost, plainName } from "./words";

const engine = {
  name: "repurpose",
  needsBrand: true,
  needsCampaign: false,
  inputSchema: {
    type: "object",
    required: ["text", "networks"],
    properties: {
      count: { type: "integer", minimum: 1, maximum: 5 },
      text: { type: "string", minLength: 5, maxLength: 40_000 },
      networks: { type: "array", minItems: 1, maxItems: 13, items: { type: "string", enum: ["linkedin", "twitter"] } },
      tone: { type: "string", enum: ["warm", "plain"] },
      url: { type: "string", maxLength: 500 },
      instructions: { type: "string", maxLength: 2000 },
      start: { type: "string", maxLength: 10 },
      creativeId: { type: "string", maxLength: 40 },
      quiet: { type: "boolean" },
      parts: { type: "array", items: { type: "object" } },
    },
  },
} as unknown as Engine;

const wish = (input: Record<string, WishValue>, brandProfileId = "brd_1", campaignId = "") => ({ campaignId, brandProfileId, input: { ...emptyWish(engine).input, ...input } });
const sound = { text: "Long enough", networks: ["linkedin"] };
const faults = (value: ReturnType<typeof wish>) => wishSchema(engine).safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a form from an engine's schema", () => {
  it("asks for what is required first and for general wishes last, each in the form that fits it", () => {
    expect(wishFields(engine).map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ["text", "text", true],
      ["networks", "choices", true],
      ["start", "date", false],
      ["count", "number", false],
      ["tone", "choice", false],
      ["creativeId", "creative", false],
      ["quiet", "switch", false],
      ["url", "line", false],
      ["instructions", "text", false],
    ]);
  });

  it("says what is missing, too short, too many or no number", () => {
    expect(faults(wish(sound))).toEqual([]);
    expect(faults(wish({}))).toContain("input.text: form.required");
    expect(faults(wish({ ...sound, text: "abc" }))).toEqual(["input.text: form.tooShort"]);
    expect(faults(wish({ ...sound, count: "9" }))).toEqual(["input.count: form.wholeNumber"]);
    expect(faults(wish({ ...sound, count: "some" }))).toEqual(["input.count: form.wholeNumber"]);
    expect(faults(wish({ ...sound, start: "2026-02-30" }))).toEqual(["input.start: form.required"]);
    expect(faults(wish({ ...sound, start: "2026-02-28" }))).toEqual([]);
    expect(faults(wish({ ...sound, networks: [] }))).toEqual(["input.networks: form.chooseOne"]);
    expect(faults(wish(sound, ""))).toEqual(["brandProfileId: form.required"]);
    expect(faults(wish(sound, "", "cmp_1"))).toEqual([]);
  });

  it("sends what was said, and leaves out what was not", () => {
    expect(toRunInput(engine, wish({ ...sound, text: " Long enough ", count: "2" }))).toEqual({ brandProfileId: "brd_1", input: { text: "Long enough", networks: ["linkedin"], count: 2 } });
    expect(toRunInput(engine, wish({ ...sound, quiet: true })).input).toMatchObject({ quiet: true });
    expect(toRunInput(engine, wish(sound, "brd_1", "cmp_1"))).toEqual({ campaignId: "cmp_1", input: sound });
  });
});

describe("a wish of an earlier run", () => {
  it("fills the form as it was, as far as the engine still asks for it", () => {
    const run = { campaignId: "cmp_1", input: { text: "Long enough", count: 2, networks: ["twitter"], gone: "x" } };
    const again = wishOf(engine, run);
    expect(again.input).toMatchObject({ text: "Long enough", count: "2", networks: ["twitter"], tone: "", quiet: false });
    expect(toRunInput(engine, again)).toEqual({ campaignId: "cmp_1", input: { text: "Long enough", count: 2, networks: ["twitter"] } });
  });
});

describe("words", () => {
  it("names a field that no language knows", () => {
    expect(plainName("keyMessages")).toBe("Key messages");
    expect(plainName("google_search")).toBe("Google search");
  });

  it("shows small costs with the digits that tell them apart", () => {
    expect(formatCost(4_200, "en")).toBe("$0.0042");
    expect(formatCost(1_230_000, "en")).toBe("$1.23");
  });
});
