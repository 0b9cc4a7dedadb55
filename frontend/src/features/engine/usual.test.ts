import { describe, expect, it } from "vitest";
import type { Engine, EngineRun } from "@campaign-os/shared";
import { sampleRun } from "./sample";
import { usualOf } from "./usual";

const run = (engine: string, tokens: number, costMicros?: number, status = "succeeded") => ({ engine, status, costMicros, usage: { promptTokens: tokens - 10, outputTokens: 10 } }) as EngineRun;

describe("what an engine usually takes", () => {
  it("is the middle of its last runs that succeeded", () => {
    expect(usualOf("ads", [run("ads", 100, 10), run("ads", 9_000, 900), run("ads", 300, 30), run("copy", 7, 7), run("ads", 1, 1, "failed")])).toEqual({ tokens: 300, costMicros: 30 });
    expect(usualOf("ads", [run("ads", 100)])).toEqual({ tokens: 100, costMicros: undefined });
    expect(usualOf("ads", [run("copy", 7, 7)])).toBeUndefined();
  });
});

describe("the shortest run that an engine takes", () => {
  const inputSchema = {
    type: "object",
    required: ["text", "networks", "count", "sure"],
    properties: {
      text: { type: "string", minLength: 5, maxLength: 100 },
      networks: { type: "array", minItems: 1, items: { type: "string", enum: ["linkedin", "twitter"] } },
      count: { type: "integer", minimum: 2 },
      sure: { type: "boolean" },
      wishes: { type: "string" },
    },
  };
  const engine = { inputSchema, needsBrand: true, needsCampaign: false } as unknown as Engine;

  it("says what is required and no more", () => {
    expect(sampleRun(engine, { brand: "brd_1" })).toEqual({ brandProfileId: "brd_1", input: { text: "xxxxx", networks: ["linkedin"], count: 2, sure: false } });
    expect(sampleRun(engine, { brand: "brd_1", campaign: "cmp_1" })).toMatchObject({ campaignId: "cmp_1" });
  });

  it("is none where what it works on is missing", () => {
    expect(sampleRun(engine, {})).toBeUndefined();
    expect(sampleRun({ ...engine, needsCampaign: true }, { brand: "brd_1" })).toBeUndefined();
  });
});
