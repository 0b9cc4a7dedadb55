import { describe, expect, it } from "vitest";
import type { Verdict } from "@campaign-os/shared";
import { issuesAt } from "./verdicts";

const missing = { severity: "error" as const, code: "media_required", field: "assetIds", message: "Instagram takes no post without a picture." };
const long = { severity: "error" as const, code: "text_too_long", field: "text", message: "X takes 280 characters; this is 3 too many." };
const verdicts = [
  { channelId: "chn_1", network: "instagram", issues: [missing] },
  { channelId: "chn_2", network: "instagram", issues: [missing] },
  { channelId: "chn_3", network: "twitter", issues: [long] },
] as Verdict[];

describe("the findings at a field", () => {
  it("are those that name it, and what two channels say alike is said once", () => {
    expect(issuesAt(verdicts, "assetIds")).toEqual([missing]);
    expect(issuesAt(verdicts, "text")).toEqual([long]);
  });

  it("are a network's own where one is asked for", () => {
    expect(issuesAt(verdicts, "text", "twitter")).toEqual([long]);
    expect(issuesAt(verdicts, "text", "instagram")).toEqual([]);
  });
});
