"use client";

import { createContext, use, useSyncExternalStore } from "react";
import type { UploadItem, Uploads } from "./uploads";

export const UploadsContext = createContext<Uploads | undefined>(undefined);

/** The queue of files, and what is in it now. */
export function useUploads(): { uploads: Uploads; items: readonly UploadItem[] } {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error("useUploads is called outside of UploadsProvider");
  return { uploads, items: useSyncExternalStore(uploads.subscribe, uploads.snapshot, uploads.snapshot) };
}
