import type { Publication } from "@campaign-os/shared";

/** One step of a post's way to a network. */
export interface Step {
  name: "planned" | "claimed" | "sent" | "accepted" | "live";
  state: "done" | "current" | "ahead" | "failed";
  at?: string;
  /** Milliseconds after the planned time, on the step that was first in contact with the provider. */
  late?: number;
}

/** The way of a post on one channel: what is behind it, what is happening, what is to come. */
export function stepsOf(publication: Publication): Step[] {
  const sent = publication.attempts[0]?.startedAt;
  const moments: [Step["name"], string | undefined][] = [
    ["planned", publication.publishAt],
    ["claimed", publication.claimedAt],
    ["sent", sent],
    ["accepted", publication.acceptedAt],
    ["live", publication.liveAt],
  ];
  const reached = moments.findLastIndex(([, at]) => at !== undefined);
  return moments.map(([name, at], i) => ({
    name,
    at,
    state: stateOf(i, reached, publication.state),
    late: name === "sent" && at ? publication.latenessMs : undefined,
  }));
}

function stateOf(i: number, reached: number, state: Publication["state"]): Step["state"] {
  if (i <= reached) return "done";
  if (i > reached + 1) return "ahead";
  if (state === "rejected") return "failed";
  return state === "live" || state === "pending" || state === "unconfirmed" ? "ahead" : "current";
}
