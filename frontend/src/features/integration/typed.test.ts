import { describe, expect, it } from "vitest";
import type { Integration, IntegrationField } from "@campaign-os/shared";
import { secretsToRepeat, toInput, typedOf, withClear, withValue } from "./typed";

const field = (name: string, rest: Partial<IntegrationField>): IntegrationField => ({ name, label: name, help: "", kind: "text", required: false, address: false, source: "none", set: false, ...rest });

const gemini = {
  provider: "gemini",
  fields: [field("apiKey", { kind: "secret", set: true, last4: "f00d" }), field("url", { kind: "url", address: true, set: true, stored: "https://a.example" }), field("model", {})],
} as unknown as Integration;

describe("the form of a provider", () => {
  it("opens with what is stored, and never with a secret", () => {
    expect(typedOf(gemini)).toEqual({ values: { url: "https://a.example", model: "" }, clear: [] });
  });

  it("leaves a secret alone that nobody typed, and lets empty fields fall back", () => {
    expect(toInput(typedOf(gemini))).toEqual({ values: { url: "https://a.example" } });
  });

  it("removes a secret that is marked, and replaces one that is typed", () => {
    const marked = withClear(withValue(typedOf(gemini), "apiKey", "new"), "apiKey", true);
    expect(toInput(marked)).toEqual({ values: { url: "https://a.example" }, clear: ["apiKey"] });
    expect(toInput(withValue(marked, "apiKey", "newer"))).toEqual({ values: { url: "https://a.example", apiKey: "newer" } });
    expect(toInput(withClear(marked, "apiKey", false))).toEqual({ values: { url: "https://a.example" } });
  });

  it("asks for the secrets again that would go to another address", () => {
    const moved = withValue(typedOf(gemini), "url", "https://b.example");
    expect(secretsToRepeat(gemini, moved).map(({ name }) => name)).toEqual(["apiKey"]);
    expect(secretsToRepeat(gemini, withValue(moved, "apiKey", "again"))).toEqual([]);
    expect(secretsToRepeat(gemini, typedOf(gemini))).toEqual([]);
  });
});
