"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Images } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Asset } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Pages } from "@/components/state/pages";
import { Badge, Card, Notice, Skeleton } from "@/components/ui/display";
import { FileDrop } from "@/components/ui/filedrop";
import { Segments } from "@/components/ui/segments";
import { GateReason, useGate } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import { AssetSheet } from "./sheet";
import { assetsQuery } from "./queries";
import { Thumb } from "./thumb";
import { UploadList } from "./uploadlist";
import { useUploads } from "./useuploads";

/** Types that the library takes; the API examines each file again by its content. */
export const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime";

/** The team's pictures and films. */
export function Library() {
  const t = useTranslations("media");
  const [kind, setKind] = useUrlState<"" | "image" | "video">("kind", "", ["image", "video"]);
  const [open, setOpen] = useUrlState<string>("asset", "");
  const query = useInfiniteQuery(assetsQuery({ kind: kind || undefined }));
  const kinds = [{ value: "", label: t("all") }, { value: "image", label: t("images") }, { value: "video", label: t("videos") }] as const;
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} actions={<Segments label={t("filter")} value={kind} onChange={setKind} tabs={kinds} />} />
      <UploadArea />
      <div className="mt-6">
        <Pages query={query} skeleton={<GridSkeleton />} empty={<Card><Empty icon={<Images aria-hidden />} title={t("emptyTitle")}>{t("emptyText")}</Empty></Card>}>
          {(assets) => <AssetGrid assets={assets} onPick={(asset) => setOpen(asset.id)} />}
        </Pages>
      </div>
      {open && <AssetSheet id={open} onClose={() => setOpen("")} />}
    </>
  );
}

/** Where files are dropped, with those on their way below it; `onReady` is told of each that can be used. */
export function UploadArea({ onReady }: { onReady?: (assetId: string) => void }) {
  const t = useTranslations("media");
  const { uploads } = useUploads();
  const gate = useGate("createAsset");
  if (!useCan("assets:write")) return null;
  if (!gate.open) return <Notice><GateReason gate={gate} className="text-sm text-ink" /></Notice>;
  return (
    <div className="flex flex-col gap-3">
      <FileDrop accept={ACCEPTED} label={t("drop")} hint={t("dropHint")} onFiles={(files) => uploads.add(files, onReady)} />
      <UploadList />
    </div>
  );
}

interface GridProps {
  assets: Asset[];
  onPick: (asset: Asset) => void;
  /** Ids that are chosen, where the grid is for choosing. */
  chosen?: readonly string[];
}

/** Assets as a grid of buttons. */
export function AssetGrid({ assets, onPick, chosen }: GridProps) {
  const t = useTranslations("media");
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(10rem,1fr))]">
      {assets.map((asset) => (
        <li key={asset.id}>
          <button
            type="button"
            onClick={() => onPick(asset)}
            disabled={chosen !== undefined && asset.status !== "ready"}
            aria-pressed={chosen?.includes(asset.id)}
            className="group w-full rounded-xl border bg-surface p-1.5 text-left hover:border-line-strong aria-pressed:border-accent aria-pressed:ring-2 aria-pressed:ring-accent"
          >
            <Thumb asset={asset} className="aspect-square w-full" />
            <span className="block truncate px-1 pt-1.5 text-[0.8125rem]">{asset.filename}</span>
            <span className="flex h-6 items-center px-1">
              {asset.status === "ready" ? <span className="truncate text-xs text-muted">{asset.altText || t("noAlt")}</span> : <StatusBadge asset={asset} />}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function StatusBadge({ asset }: { asset: Asset }) {
  const t = useTranslations("media.status");
  return <Badge tone={asset.status === "rejected" ? "danger" : "neutral"}>{t(asset.status)}</Badge>;
}

export function GridSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(10rem,1fr))]">
      {Array.from({ length: 12 }, (_, i) => (
        <Skeleton key={i} className="aspect-[4/5]" />
      ))}
    </div>
  );
}
