import type { Campaign, CampaignInput } from "@campaign-os/shared";
import { z } from "zod";
import { networkNames, type NetworkName } from "@/components/network";
import { amountText, parseAmount } from "@/lib/money";
import { addDays } from "@/lib/time";

export const objectives = ["awareness", "engagement", "traffic", "leads", "sales", "launch", "event"] as const;

export const currencies = ["eur", "usd", "gbp", "chf"] as const;

const text = (max: number) => z.string().trim().min(1, "form.required").max(max, "form.tooLong");

export const campaignSchema = z
  .object({
    name: text(120),
    brandProfileId: z.string().min(1, "form.choose"),
    objective: z.enum(objectives),
    goal: text(500),
    audience: text(1000),
    brief: z.string().trim().max(5000, "form.tooLong"),
    startDate: z.string().min(1, "form.required"),
    endDate: z.string().min(1, "form.required"),
    budgetAmount: z.string(),
    budgetCurrency: z.string(),
    networks: z.array(z.enum(networkNames as [NetworkName, ...NetworkName[]])).min(1, "form.chooseOne"),
  })
  .refine((form) => form.endDate >= form.startDate, { path: ["endDate"], message: "form.endBeforeStart" })
  .refine((form) => form.budgetAmount.trim() === "" || parseAmount(form.budgetAmount, form.budgetCurrency) !== undefined, {
    path: ["budgetAmount"],
    message: "form.amount",
  });

export type CampaignForm = z.infer<typeof campaignSchema>;

/** A new campaign runs for four weeks from tomorrow, until told otherwise. */
const FIRST_GUESS_DAYS = 28;

/** What the form shows of a campaign, or of none yet. */
export function toForm(campaign: Campaign | undefined, today: string): CampaignForm {
  return {
    name: campaign?.name ?? "",
    brandProfileId: campaign?.brandProfileId ?? "",
    objective: campaign?.objective ?? "awareness",
    goal: campaign?.goal ?? "",
    audience: campaign?.audience ?? "",
    brief: campaign?.brief ?? "",
    startDate: campaign?.startDate ?? addDays(today, 1),
    endDate: campaign?.endDate ?? addDays(today, FIRST_GUESS_DAYS),
    budgetAmount: amountText(campaign?.budget),
    budgetCurrency: campaign?.budget?.currency ?? "eur",
    networks: campaign?.networks ?? [],
  };
}

/** The form as the API takes it. */
export function toInput({ budgetAmount, budgetCurrency, brief, ...form }: CampaignForm): CampaignInput {
  const amount = parseAmount(budgetAmount, budgetCurrency);
  return { ...form, brief, ...(amount !== undefined && { budget: { amount, currency: budgetCurrency } }) };
}
