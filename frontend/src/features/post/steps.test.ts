import { describe, expect, it } from "vitest";
import type { Publication } from "@campaign-os/shared";
import { stepsOf } from "./steps";

const planned = { state: "pending", publishAt: "2026-11-23T08:00:00Z", attempts: [] };
const publication = (changes: Partial<Publication>) => ({ ...planned, ...changes }) as Publication;
const attempt = { n: 1, idempotencyKey: "pub_1.1", startedAt: "2026-11-23T08:00:01.5Z", outcome: "accepted" as const };
const states = (of: Publication) => stepsOf(of).map((step) => step.state);

describe("the way of a publication", () => {
  it("has its plan behind it and all else ahead while it waits", () => {
    expect(states(publication({}))).toEqual(["done", "ahead", "ahead", "ahead", "ahead"]);
  });

  it("shows what is happening while it is sent", () => {
    const sending = publication({ state: "sending", claimedAt: "2026-11-23T08:00:01Z", attempts: [attempt] });
    expect(states(sending)).toEqual(["done", "done", "done", "current", "ahead"]);
  });

  it("shows where it was refused", () => {
    const refused = publication({ state: "rejected", claimedAt: "2026-11-23T08:00:01Z", attempts: [attempt] });
    expect(states(refused)).toEqual(["done", "done", "done", "failed", "ahead"]);
  });

  it("has everything behind it when it is live, with the lateness where the provider was called", () => {
    const live = publication({
      state: "live",
      claimedAt: "2026-11-23T08:00:01Z",
      acceptedAt: "2026-11-23T08:00:02Z",
      liveAt: "2026-11-23T08:00:03Z",
      attempts: [attempt],
      latenessMs: 1500,
    });
    expect(states(live)).toEqual(["done", "done", "done", "done", "done"]);
    expect(stepsOf(live).filter((step) => step.late !== undefined)).toMatchObject([{ name: "sent", late: 1500 }]);
  });
});
