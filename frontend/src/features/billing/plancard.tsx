import type { ReactNode } from "react";
import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Plan } from "@campaign-os/shared";
import { Badge } from "@/components/ui/display";
import { formatBytes } from "@/lib/bytes";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/money";

export type Interval = "month" | "year";

interface PlanCardProps {
  plan: Plan;
  interval: Interval;
  current?: boolean;
  featured?: boolean;
  action: ReactNode;
  /** The level of the plan's heading on its page. */
  heading?: "h2" | "h3";
}

/** A plan: its price, what it holds, and the way to it. */
export function PlanCard({ plan, interval, current, featured, action, heading: Title = "h3" }: PlanCardProps) {
  const t = useTranslations("plans");
  const locale = useLocale();
  return (
    <li className={cn("flex flex-col rounded-xl border bg-surface p-6 shadow-card", featured && "border-accent ring-1 ring-accent")}>
      <div className="flex items-center justify-between gap-2">
        <Title className="text-base font-semibold">{plan.name}</Title>
        {current && <Badge tone="accent">{t("current")}</Badge>}
      </div>
      <p className="mt-1 min-h-10 text-sm text-muted">{plan.description}</p>
      <p className="mt-4 flex items-baseline gap-1.5">
        <span className="text-3xl font-semibold">{formatMoney(plan.prices[interval], locale)}</span>
        <span className="text-sm text-muted">{t(`per.${interval}`)}</span>
      </p>
      <div className="mt-5">{action}</div>
      <ul className="mt-6 flex flex-col gap-2 text-sm">
        {limitLines(plan).map(([key, value]) => (
          <Line key={key}>{t(`limits.${key}`, { count: value })}</Line>
        ))}
        <Line>{t("storage", { size: formatBytes(plan.limits.storageBytes, locale) })}</Line>
      </ul>
    </li>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
      {children}
    </li>
  );
}

const shown = ["seats", "brandProfiles", "activeCampaigns", "channels", "scheduledPosts", "engineRuns"] as const;

function limitLines(plan: Plan): [(typeof shown)[number], number][] {
  return shown.map((key) => [key, plan.limits[key]]);
}
