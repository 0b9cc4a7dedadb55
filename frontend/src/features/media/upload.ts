import type { Asset, Upload } from "@campaign-os/shared";
import { api, take } from "@/lib/api";

/** Reports how much was sent, between 0 and 1. */
export type OnProgress = (share: number) => void;

/** The object store refused a file, or could not be reached. */
export class UploadFailed extends Error {}

/** Announces a file, sends it straight to the object store, and has it examined. Answers the asset. */
export async function uploadFile(file: File, onProgress: OnProgress, signal: AbortSignal): Promise<Asset> {
  const body = { filename: file.name, contentType: file.type || "application/octet-stream", size: file.size };
  const { asset, upload } = await take(api.POST("/v1/assets", { body, signal }));
  await put(file, upload, onProgress, signal);
  return take(api.POST("/v1/assets/{id}/complete", { params: { path: { id: asset.id } }, signal }));
}

// XMLHttpRequest, since fetch can't tell how much of a body was sent.
function put(file: File, upload: Upload, onProgress: OnProgress, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) {
      if (!isForbidden(name)) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new UploadFailed(`The object store answered ${request.status}.`)));
    request.onerror = () => reject(new UploadFailed("The object store can't be reached."));
    request.onabort = () => reject(new DOMException("canceled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

// The browser sets these itself and refuses to be told.
function isForbidden(header: string): boolean {
  return ["host", "content-length", "origin"].includes(header.toLowerCase());
}
