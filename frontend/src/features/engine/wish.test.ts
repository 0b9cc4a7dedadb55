import { describe, expect, it } from "vitest";
import type { Engine } from "@campaign-os/shared";
import { emptyWish, toRunInput, wishFields, wishSchema } from "./wish";
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
      url: { type: "string", maxLength: 200 },
    },
  },
} as unknown as Engine;

const wish = (input: Record<string, string | string[]>, brandProfileId = "brd_1", campaignId = "") => ({ campaignId, brandProfileId, input: { ...emptyWish(engine).input, ...input } });
const sound = { text: "Long enough", networks: ["linkedin"] };
const faults = (value: ReturnType<typeof wish>) => wishSchema(engine).safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a form from an engine's schema", () => {
  it("asks for what is required first, each in the form that fits it", () => {
    expect(wishFields(engine).map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ["text", "text", true],
      ["networks", "choices", true],
      ["count", "number", false],
      ["tone", "choice", false],
      ["url", "line", false],
    ]);
  });

  it("says what is missing, too short, too many or no number", () => {
    expect(faults(wish(sound))).toEqual([]);
    expect(faults(wish({}))).toContain("input.text: form.required");
    expect(faults(wish({ ...sound, text: "abc" }))).toEqual(["input.text: form.tooShort"]);
    expect(faults(wish({ ...sound, count: "9" }))).toEqual(["input.count: form.wholeNumber"]);
    expect(faults(wish({ ...sound, count: "some" }))).toEqual(["input.count: form.wholeNumber"]);
    expect(faults(wish(sound, ""))).toEqual(["brandProfileId: form.required"]);
    expect(faults(wish(sound, "", "cmp_1"))).toEqual([]);
  });

  it("sends what was said, and leaves out what was not", () => {
    expect(toRunInput(engine, wish({ ...sound, text: " Long enough ", count: "2" }))).toEqual({ brandProfileId: "brd_1", input: { text: "Long enough", networks: ["linkedin"], count: 2 } });
    expect(toRunInput(engine, wish(sound, "brd_1", "cmp_1"))).toEqual({ campaignId: "cmp_1", input: sound });
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
