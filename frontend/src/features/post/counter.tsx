"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { NetworkName } from "@/components/network";
import { networksQuery } from "@/features/channel/queries";
import { cn } from "@/lib/cn";
import { textLength } from "./length";

/** How much of a network's room a text takes. */
export function Counter({ network, text }: { network: NetworkName; text: string }) {
  const { data } = useQuery(networksQuery);
  const max = data?.data.find((entry) => entry.name === network)?.limits.maxText;
  return <Count length={textLength(network, text)} max={max} />;
}

/** A count against its limit; past it, it says so. */
export function Count({ length, max }: { length: number; max?: number }) {
  const t = useTranslations("post");
  if (max === undefined) return null;
  const over = length > max;
  return (
    <span className={cn("text-xs", over ? "font-medium text-danger" : "text-muted")} aria-live={over ? "polite" : "off"}>
      {over ? t("over", { count: length - max }) : `${length}/${max}`}
    </span>
  );
}
