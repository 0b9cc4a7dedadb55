import type { OverrideInput, Subscription } from "@campaign-os/shared";
import { z } from "zod";
import { addDays, today } from "@/lib/time";
import { instantOf } from "@/lib/time/zoned";

export const ACTIONS = ["grant", "extend", "change", "end"] as const;

export type OverrideAction = (typeof ACTIONS)[number];

/** Which actions ask for a plan, and which for a day; a change without a day is for good. */
export const asksPlan = (action: OverrideAction) => action === "grant" || action === "change";
export const asksDay = (action: OverrideAction) => action !== "end";
const needsDay = (action: OverrideAction) => action === "grant" || action === "extend";

export const overrideSchema = z
  .object({ action: z.enum(ACTIONS), planId: z.string(), end: z.string(), reason: z.string().trim().min(3, "form.reason").max(500, "form.tooLong") })
  .refine((form) => !asksPlan(form.action) || form.planId !== "", { path: ["planId"], message: "form.choose" })
  .refine((form) => !needsDay(form.action) || form.end !== "", { path: ["end"], message: "form.required" });

export type OverrideForm = z.infer<typeof overrideSchema>;

/** How much time is proposed, until told otherwise. */
const PROPOSED_DAYS = 30;

/**
 * The last day that is proposed: what goes on counts from the end of what is there, since the API refuses
 * an end before that; anything else counts from today. A change is for good.
 */
export function proposedDay({ action, planId }: Pick<OverrideForm, "action" | "planId">, { plan, endsAt }: Pick<Subscription, "plan" | "endsAt">, zone: string, now = Date.now()): string {
  if (!needsDay(action)) return "";
  const goesOn = action === "extend" || planId === plan?.id;
  const from = goesOn && endsAt ? Math.max(Date.parse(endsAt), now) : now;
  return addDays(today(zone, from), PROPOSED_DAYS);
}

/** The decision as the API takes it: a day counts to its last minute in the tenant's zone. */
export function toOverride({ action, planId, end, reason }: OverrideForm, zone: string): OverrideInput {
  return {
    action,
    reason,
    ...(asksPlan(action) && { planId }),
    ...(asksDay(action) && end !== "" && { end: instantOf(end, "23:59", zone) }),
  };
}
