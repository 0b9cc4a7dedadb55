// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Plan, UsageMeter } from "./schema";

/** What an operation asks of a team's plan. */
export interface Requirement {
  /** A plan must be in force. */
  readonly subscription: "active";
  /** The limits that it takes of. */
  readonly limits?: readonly UsageMeter["limit"][];
  /** The feature that the plan must allow. */
  readonly entitlement?: Plan["entitlements"][number];
}

/** What operations ask, by their ids; an operation that is not here asks nothing. */
export const requirements = {
  applyEngineRun: {"limits":["storageBytes","uploadBytes"],"subscription":"active"},
  approveEngineStep: {"subscription":"active"},
  approvePost: {"limits":["scheduledPosts"],"subscription":"active"},
  archiveCampaign: {"subscription":"active"},
  bulkPosts: {"limits":["scheduledPosts"],"subscription":"active"},
  cancelEngineRun: {"subscription":"active"},
  completeAsset: {"subscription":"active"},
  connectChannels: {"subscription":"active"},
  createAPIKey: {"entitlement":"apiAccess","limits":["apiKeys"],"subscription":"active"},
  createAsset: {"limits":["storageBytes","uploadBytes"],"subscription":"active"},
  createBrandProfile: {"limits":["brandProfiles"],"subscription":"active"},
  createCampaign: {"limits":["activeCampaigns"],"subscription":"active"},
  createComment: {"subscription":"active"},
  createCreative: {"subscription":"active"},
  createEngineRun: {"limits":["engineRuns","engineTokens"],"subscription":"active"},
  createInvite: {"limits":["seats"],"subscription":"active"},
  createPost: {"subscription":"active"},
  createReviewLink: {"subscription":"active"},
  duplicateCampaign: {"limits":["activeCampaigns"],"subscription":"active"},
  duplicatePost: {"subscription":"active"},
  importPosts: {"limits":["scheduledPosts"],"subscription":"active"},
  publishPostNow: {"limits":["scheduledPosts"],"subscription":"active"},
  putIntegration: {"entitlement":"ownKeys","subscription":"active"},
  queuePost: {"limits":["scheduledPosts"],"subscription":"active"},
  refreshChannels: {"limits":["channels"],"subscription":"active"},
  rejectPost: {"subscription":"active"},
  repeatPost: {"limits":["scheduledPosts"],"subscription":"active"},
  rerunEngineRun: {"limits":["engineRuns","engineTokens"],"subscription":"active"},
  reschedulePosts: {"limits":["scheduledPosts"],"subscription":"active"},
  resendInvite: {"limits":["seats"],"subscription":"active"},
  retryPost: {"limits":["scheduledPosts"],"subscription":"active"},
  schedulePost: {"limits":["scheduledPosts"],"subscription":"active"},
  setSlots: {"subscription":"active"},
  submitPost: {"subscription":"active"},
  testIntegration: {"entitlement":"ownKeys","subscription":"active"},
  unschedulePost: {"subscription":"active"},
  updateAsset: {"subscription":"active"},
  updateBrandProfile: {"subscription":"active"},
  updateCampaign: {"subscription":"active"},
  updateCreative: {"subscription":"active"},
  updatePost: {"subscription":"active"},
} as const satisfies Record<string, Requirement>;

/** An operation that asks something of a team's plan. */
export type GatedOperation = keyof typeof requirements;
