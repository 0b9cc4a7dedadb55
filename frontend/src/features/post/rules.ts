import type { Post } from "@campaign-os/shared";

type State = Post["state"];

const planned: State[] = ["draft", "approved", "scheduled", "held", "missed"];

/** Which deeds each state offers; the API has the last word and answers 409 to the others. */
const offered = {
  edit: ["draft", "approved", "scheduled", "failed", "partially_published", "rejected", "canceled", "held", "missed"],
  schedule: planned,
  publishNow: planned,
  unschedule: ["scheduled"],
  retry: ["failed", "partially_published"],
  delete: ["draft", "approved", "scheduled", "failed", "rejected", "canceled", "held", "missed"],
} satisfies Record<string, State[]>;

/** Whether a post in this state offers something. */
export function can(state: State, deed: keyof typeof offered): boolean {
  return (offered[deed] as State[]).includes(state);
}
