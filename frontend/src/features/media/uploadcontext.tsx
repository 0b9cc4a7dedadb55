"use client";

import { createContext, use, useState, useSyncExternalStore, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { Badge, ProgressBar } from "@/components/ui/display";
import { uploadFile } from "./upload";
import { Uploads, type UploadItem } from "./uploads";

const UploadsContext = createContext<Uploads | undefined>(undefined);

/** Holds the files on their way for the whole area. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [uploads] = useState(() => new Uploads(uploadFile, () => void client.invalidateQueries({ queryKey: ["asset"] })));
  return <UploadsContext value={uploads}>{children}</UploadsContext>;
}

export function useUploads(): { uploads: Uploads; items: readonly UploadItem[] } {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error("useUploads is called outside of UploadsProvider");
  return { uploads, items: useSyncExternalStore(uploads.subscribe, uploads.snapshot, uploads.snapshot) };
}

/** The files on their way, with how far each is. */
export function UploadList() {
  const { uploads, items } = useUploads();
  const shown = items.filter((item) => item.state !== "done");
  if (shown.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col divide-y rounded-xl border bg-surface" aria-live="polite">
      {shown.map((item) => (
        <UploadRow key={item.id} item={item} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const t = useTranslations("media");
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span className="truncate">{item.file.name}</span>
          {item.state === "failed" ? <Badge tone="danger">{t("failed")}</Badge> : <span className="text-xs text-muted">{Math.round(item.progress * 100)} %</span>}
        </p>
        {item.error ? <p className="text-xs text-danger">{item.error}</p> : <ProgressBar value={Math.round(item.progress * 100)} label={item.file.name} />}
      </div>
      {item.state === "failed" && (
        <IconButton label={t("retry", { name: item.file.name })} onClick={() => uploads.retry(item.id)}>
          <RotateCcw aria-hidden />
        </IconButton>
      )}
      <IconButton label={t("cancel", { name: item.file.name })} onClick={() => uploads.remove(item.id)}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
