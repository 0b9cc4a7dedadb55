"use client";

import { Film, ImageOff, LoaderCircle } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import type { Asset } from "@campaign-os/shared";
import { cn } from "@/lib/cn";
import { assetQuery } from "./queries";

/** A picture or a film, small. */
export function Thumb({ asset, className }: { asset: Asset; className?: string }) {
  const frame = cn("grid place-items-center overflow-hidden rounded-lg bg-sunken text-muted [&_svg]:size-5", className);
  if (asset.status === "rejected") return <span className={frame}><ImageOff aria-hidden /></span>;
  if (!asset.url) return <span className={frame}><LoaderCircle aria-hidden className="animate-spin" /></span>;
  if (asset.kind === "video") return <span className={frame}><Film aria-hidden /></span>;
  return (
    <span className={frame}>
      {/* Addresses are short-lived and signed; an optimizing proxy could not keep them. */}
      {/* eslint-disable-next-line @next/next/no-img-element */}
      <img src={asset.url} alt={asset.altText || asset.filename} loading="lazy" decoding="async" className="size-full object-cover" />
    </span>
  );
}

/** A picture that is known by its id alone. */
export function ThumbById({ id, className }: { id: string; className?: string }) {
  const { data } = useQuery(assetQuery(id));
  return data ? <Thumb asset={data} className={className} /> : <span className={cn("rounded-lg bg-sunken", className)} />;
}
