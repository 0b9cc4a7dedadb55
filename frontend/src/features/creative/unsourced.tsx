"use client";

import { useTranslations } from "next-intl";
import type { Creative } from "@campaign-os/shared";
import { NetworkMark } from "@/components/network";
import { Notice } from "@/components/ui/display";

/** Sentences that state something and name no source: someone should look at them before they go out. */
export function UnsourcedNotice({ creative: { unsourced } }: { creative: Creative }) {
  const t = useTranslations("creative");
  if (unsourced.length === 0) return null;
  return (
    <Notice tone="warning" className="mb-4">
      <p className="font-medium">{t("unsourced", { count: unsourced.length })}</p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {unsourced.map(({ network, sentence }, i) => (
          <li key={i} className="flex items-baseline gap-2">
            <NetworkMark network={network} className="size-4! shrink-0 text-[0.5rem]!" />
            <span className="min-w-0 break-words">{sentence}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
