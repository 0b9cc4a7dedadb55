"use client";

import Link from "next/link";
import type { Creative } from "@campaign-os/shared";
import { NetworkMarks } from "@/components/network";
import { RelativeTime } from "@/components/time";
import { ThumbById } from "@/features/media/thumb";

/** Creatives as cards that lead to them. */
export function CreativeCards({ creatives }: { creatives: Creative[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {creatives.map((creative) => (
        <li key={creative.id} className="relative flex gap-3 rounded-xl border bg-surface p-3 hover:border-line-strong">
          {creative.assetIds[0] && <ThumbById id={creative.assetIds[0]} className="size-20 shrink-0" />}
          <div className="flex min-w-0 flex-1 flex-col">
            <Link href={`/creatives/${creative.id}`} className="truncate rounded text-sm font-medium after:absolute after:inset-0 after:rounded-xl">
              {creative.name}
            </Link>
            <p className="mt-0.5 line-clamp-2 text-[0.8125rem] text-muted">{creative.variants[0]?.text}</p>
            <div className="mt-auto flex items-center justify-between gap-2 pt-2 text-xs text-muted">
              <NetworkMarks networks={creative.variants.map((variant) => variant.network)} />
              <RelativeTime at={creative.updatedAt} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
