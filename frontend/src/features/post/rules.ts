import type { Post } from "@campaign-os/shared";

type State = Post["state"];

const plannable: State[] = ["draft", "approved", "scheduled", "failed", "held", "missed"];

/** Which deeds each state offers; the API has the last word and answers 409 to the others. */
const offered = {
  edit: ["draft", "pending_approval", "approved", "scheduled", "failed", "partially_published", "rejected", "canceled", "held", "missed"],
  schedule: plannable,
  publishNow: plannable,
  unschedule: ["scheduled", "held", "missed"],
  retry: ["failed", "partially_published"],
  delete: ["draft", "pending_approval", "approved", "scheduled", "failed", "rejected", "canceled", "held", "missed"],
} satisfies Record<string, State[]>;

/** Whether a post in this state offers something. */
export function can(state: State, deed: keyof typeof offered): boolean {
  return (offered[deed] as State[]).includes(state);
}
