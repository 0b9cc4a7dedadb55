import { uploadFile } from "./upload";

/** A file on its way. */
export interface UploadItem {
  id: number;
  file: File;
  /** Share that was sent, 0 to 1. */
  progress: number;
  state: "waiting" | "sending" | "done" | "failed";
  error?: string;
  assetId?: string;
}

type Send = typeof uploadFile;

/** How many files are sent at once. */
const PARALLEL = 3;

/**
 * The files on their way to the object store. The queue outlives the screen that filled it, so that
 * one can go on working while files are sent; each can be stopped and tried again.
 */
export class Uploads {
  private items: readonly UploadItem[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly stops = new Map<number, AbortController>();
  private next = 1;

  constructor(
    private readonly send: Send = uploadFile,
    private readonly onDone: (item: UploadItem) => void = () => undefined,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  add(files: readonly File[]): void {
    this.set([...this.items, ...files.map((file) => ({ id: this.next++, file, progress: 0, state: "waiting" as const }))]);
    this.startWaiting();
  }

  /** Stops a file and forgets it. */
  remove(id: number): void {
    this.stops.get(id)?.abort();
    this.set(this.items.filter((item) => item.id !== id));
    this.startWaiting();
  }

  retry(id: number): void {
    this.change(id, { state: "waiting", progress: 0, error: undefined });
    this.startWaiting();
  }

  /** Forgets the files that arrived. */
  clearDone(): void {
    this.set(this.items.filter((item) => item.state !== "done"));
  }

  private startWaiting(): void {
    const free = PARALLEL - this.items.filter((item) => item.state === "sending").length;
    this.items.filter((item) => item.state === "waiting").slice(0, Math.max(0, free)).forEach((item) => void this.start(item));
  }

  private async start(item: UploadItem): Promise<void> {
    const stop = new AbortController();
    this.stops.set(item.id, stop);
    this.change(item.id, { state: "sending" });
    try {
      const asset = await this.send(item.file, (progress) => this.change(item.id, { progress }), stop.signal);
      this.change(item.id, { state: "done", progress: 1, assetId: asset.id });
      this.onDone({ ...item, assetId: asset.id });
    } catch (error) {
      if (!stop.signal.aborted) this.change(item.id, { state: "failed", error: error instanceof Error ? error.message : String(error) });
    }
    this.stops.delete(item.id);
    this.startWaiting();
  }

  private change(id: number, changes: Partial<UploadItem>): void {
    this.set(this.items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  private set(items: readonly UploadItem[]): void {
    this.items = items;
    this.listeners.forEach((listener) => listener());
  }
}
