import type { Asset, Upload } from "@campaign-os/shared";
import { api, ApiProblem, take } from "@/lib/api";

/** Where a file is on its way: being sent, with the share that was sent (0 to 1), or being examined. */
export type Step = { state: "sending"; progress: number } | { state: "examining" };

export type OnStep = (step: Step) => void;

/** How often a file that is being examined is asked about, in milliseconds. */
const ASK_MS = 1_000;

/** The object store did not take a file, or could not be reached. */
export class UploadFailed extends Error {}

/** The file arrived and was examined, and can't be used; sending it again would change nothing. */
export class FileRefused extends Error {}

/** Announces a file, sends it straight to the object store, and waits until it was examined. Answers the asset. */
export async function uploadFile(file: File, onStep: OnStep, signal: AbortSignal): Promise<Asset> {
  const body = { filename: file.name, contentType: file.type || "application/octet-stream", size: file.size };
  const { asset, upload } = await take(api.POST("/v1/assets", { body, signal }));
  try {
    await put(file, upload, (progress) => onStep({ state: "sending", progress }), signal);
  } catch (error) {
    withdraw(asset);
    throw error;
  }
  onStep({ state: "examining" });
  return examined(await take(api.POST("/v1/assets/{id}/complete", { params: { path: { id: asset.id } }, signal })), signal);
}

/** Whether sending the same file again would be refused again. */
export function isFinal(error: unknown): boolean {
  return error instanceof FileRefused || (error instanceof ApiProblem && error.status === 422);
}

/** What to tell about a file that did not get there, in the API's own words where it has some. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiProblem && error.fields.length > 0) return error.fields.map((field) => field.message).join(" ");
  return error instanceof Error ? error.message : String(error);
}

async function examined(asset: Asset, signal: AbortSignal): Promise<Asset> {
  let now = asset;
  while (now.status !== "ready") {
    if (now.status === "rejected") throw new FileRefused(now.rejection?.message);
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    now = await take(api.GET("/v1/assets/{id}", { params: { path: { id: asset.id } }, signal }));
  }
  return now;
}

// An entry without a file is of no use to anyone. Should this fail as well, the API clears it up in time.
function withdraw(asset: Asset): void {
  take(api.DELETE("/v1/assets/{id}", { params: { path: { id: asset.id } } })).catch(() => undefined);
}

// XMLHttpRequest, since fetch can't tell how much of a body was sent.
function put(file: File, upload: Upload, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
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
