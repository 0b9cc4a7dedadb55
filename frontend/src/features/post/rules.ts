import type { Post, Tenant } from "@campaign-os/shared";

type State = Post["state"];

const plannable: State[] = ["draft", "approved", "scheduled", "failed", "held", "missed"];

/** Which deeds each state offers; the API has the last word and answers 409 to the others. */
const offered = {
  edit: ["draft", "pending_approval", "approved", "scheduled", "failed", "partially_published", "rejected", "canceled", "held", "missed"],
  schedule: plannable,
  publishNow: plannable,
  unschedule: ["scheduled", "held", "missed", "pending_approval"],
  submit: ["draft", "rejected"],
  decide: ["pending_approval"],
  retry: ["failed", "partially_published"],
  delete: ["draft", "pending_approval", "approved", "scheduled", "failed", "rejected", "canceled", "held", "missed"],
} satisfies Record<string, State[]>;

/** Whether a post in this state offers something. */
export function can(state: State, deed: keyof typeof offered): boolean {
  return (offered[deed] as State[]).includes(state);
}

/** Whether a moment in this state is only meant: nothing goes out by it. */
export function onlyMeant(state: State): boolean {
  return ["draft", "pending_approval", "approved", "rejected"].includes(state);
}

/** Whether somebody has to approve the post before it can go out. */
export function needsApproval(post: Post | undefined, { postApproval }: Pick<Tenant, "postApproval">): boolean {
  return postApproval.required && !post?.approval?.approved;
}
