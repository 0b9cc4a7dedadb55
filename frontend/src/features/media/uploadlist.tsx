"use client";

import { RotateCcw, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Badge, ProgressBar } from "@/components/ui/display";
import { useGate } from "@/features/billing/gated";
import type { UploadItem, Uploads } from "./uploads";
import { useUploads } from "./useuploads";

/** The files on their way, with how far each is. */
export function UploadList() {
  const t = useTranslations("media");
  const { uploads, items } = useUploads();
  if (items.length === 0) return null;
  return (
    <ul aria-label={t("underWay")} className="flex flex-col divide-y rounded-xl border bg-surface">
      {items.map((item) => (
        <UploadRow key={item.id} item={item} uploads={uploads} />
      ))}
    </ul>
  );
}

/** The same in a corner of every other screen. */
export function UploadDock() {
  const t = useTranslations("media");
  const path = usePathname();
  const { items } = useUploads();
  if (items.length === 0 || path === "/media") return null;
  return (
    <aside aria-label={t("underWay")} className="fixed bottom-4 left-4 z-30 max-h-[40dvh] w-[min(22rem,calc(100vw-2rem))] overflow-y-auto rounded-xl shadow-pop">
      <UploadList />
    </aside>
  );
}

function UploadRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const t = useTranslations("media");
  const gate = useGate("completeAsset");
  return (
    <li className="flex items-center gap-2 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex items-center justify-between gap-3 text-sm">
          <span className="truncate">{item.file.name}</span>
          <UploadState item={item} />
        </p>
        {item.error ? (
          <p role="alert" className="text-xs break-words text-danger">
            {item.error}
          </p>
        ) : (
          <div className="mt-1.5">
            <ProgressBar value={Math.round(item.progress * 100)} label={item.file.name} />
          </div>
        )}
      </div>
      {item.state === "failed" && gate.open && (
        <IconButton label={t("retry", { name: item.file.name })} onClick={() => uploads.retry(item.id)}>
          <RotateCcw aria-hidden />
        </IconButton>
      )}
      <IconButton label={t(item.error ? "dismiss" : "cancel", { name: item.file.name })} onClick={() => uploads.remove(item.id)}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

function UploadState({ item }: { item: UploadItem }) {
  const t = useTranslations("media");
  if (item.state === "failed") return <Badge tone="danger">{t("failed")}</Badge>;
  if (item.state === "refused") return <Badge tone="danger">{t("status.rejected")}</Badge>;
  if (item.state === "examining") return <span className="shrink-0 text-xs text-muted">{t("status.processing")}</span>;
  return <span className="shrink-0 text-xs text-muted">{Math.round(item.progress * 100)} %</span>;
}
