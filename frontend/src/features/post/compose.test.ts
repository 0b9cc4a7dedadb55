import { describe, expect, it } from "vitest";
import type { Creative, Post } from "@campaign-os/shared";
import { blankForm, fromCreative, fromPost, textFor, toInput, toPatch, withText } from "./compose";

const texts = [{ network: "instagram" as const, text: "Own words" }];

describe("the text of a network", () => {
  it("is its own where it has one, else the shared one", () => {
    expect(textFor({ text: "For all", texts }, "instagram")).toBe("Own words");
    expect(textFor({ text: "For all", texts }, "linkedin")).toBe("For all");
  });

  it("may be empty on purpose", () => {
    expect(textFor({ text: "For all", texts: withText(texts, "instagram", "") }, "instagram")).toBe("");
  });

  it("is the shared one again when its own is taken back", () => {
    expect(withText(texts, "instagram", undefined)).toEqual([]);
  });

  it("is changed without touching the others", () => {
    const both = withText(texts, "linkedin", "Other words");
    expect(textFor({ text: "", texts: both }, "instagram")).toBe("Own words");
    expect(textFor({ text: "", texts: both }, "linkedin")).toBe("Other words");
  });
});

describe("a post that is written", () => {
  it("begins with a creative's wordings, hashtags and pictures", () => {
    const creative = {
      id: "crt_1",
      campaignId: "cmp_1",
      assetIds: ["ast_1"],
      variants: [{ network: "instagram", text: "Hello", hashtags: ["coffee"] }],
    } as unknown as Creative;
    expect(fromCreative(creative)).toEqual({
      campaignId: "cmp_1",
      creativeId: "crt_1",
      text: "Hello\n\n#coffee",
      texts: [{ network: "instagram", text: "Hello\n\n#coffee" }],
      channelIds: [],
      assetIds: ["ast_1"],
      note: "",
      thread: [],
      firstComment: "",
      link: "",
      utm: true,
      labels: [],
    });
  });

  it("names no campaign and no creative where it has none", () => {
    expect(toInput(blankForm(""))).toEqual({ text: "", texts: [], channelIds: [], assetIds: [], thread: [], firstComment: "", link: { url: "", utm: true }, labels: [] });
  });

  it("says in a change that it left its campaign, and never whence it came", () => {
    const post = { id: "pst_1", creativeId: "crt_1", text: "x", texts: [], channelIds: ["chn_1"], assetIds: [], thread: ["y"], labels: ["z"] } as unknown as Post;
    const kept = { text: "x", texts: [], channelIds: ["chn_1"], assetIds: [], thread: ["y"], labels: ["z"] };
    expect(toPatch(fromPost(post))).toEqual({ ...kept, campaignId: "", note: "", firstComment: "", link: { url: "", utm: true } });
  });
});
