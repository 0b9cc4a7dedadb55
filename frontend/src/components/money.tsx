"use client";

import { useLocale } from "next-intl";
import type { Money as Amount } from "@campaign-os/shared";
import { formatMoney } from "@/lib/money";

/** An amount with its currency. */
export function Money({ value }: { value: Amount }) {
  return <span className="whitespace-nowrap">{formatMoney(value, useLocale())}</span>;
}
