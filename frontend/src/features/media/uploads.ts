import { isFinal, reasonOf, uploadFile } from "./upload";

/** A file on its way. */
export interface UploadItem {
  id: number;
  file: File;
  state: "waiting" | "sending" | "examining" | "failed" | "refused";
  /** Share that was sent, 0 to 1. */
  progress: number;
  /** Why it did not get there. */
  error?: string;
  /** Told the asset's id once it can be used. */
  onReady?: (assetId: string) => void;
}

interface UploadsOptions {
  send?: typeof uploadFile;
  /** Called with each file that arrived. */
  onArrived?: () => void;
  /** Called when nothing is on its way any more, with how many files arrived since the last time. */
  onIdle?: (arrived: number) => void;
}

/** How many files are sent at once. */
const PARALLEL = 3;

/**
 * The files on their way to the library. The queue outlives the screen that filled it, so that one
 * can go on working while files are sent; each can be stopped, and tried again where that may help.
 */
export class Uploads {
  private items: readonly UploadItem[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly stops = new Map<number, AbortController>();
  private next = 1;
  private arrived = 0;

  constructor(private readonly options: UploadsOptions = {}) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  /** Puts files into the queue; `onReady` is told of each that can be used. */
  add(files: readonly File[], onReady?: (assetId: string) => void): void {
    const added = files.map((file) => ({ id: this.next++, file, progress: 0, state: "waiting" as const, onReady }));
    this.set([...this.items, ...added]);
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

  private startWaiting(): void {
    const free = PARALLEL - this.items.filter(isMoving).length;
    const waiting = this.items.filter((item) => item.state === "waiting");
    waiting.slice(0, Math.max(0, free)).forEach((item) => void this.start(item));
  }

  private async start(item: UploadItem): Promise<void> {
    const stop = new AbortController();
    this.stops.set(item.id, stop);
    this.change(item.id, { state: "sending" });
    try {
      const asset = await (this.options.send ?? uploadFile)(item.file, (step) => this.change(item.id, step), stop.signal);
      if (!stop.signal.aborted) this.arrive(item, asset.id);
    } catch (error) {
      if (!stop.signal.aborted) this.change(item.id, { state: isFinal(error) ? "refused" : "failed", error: reasonOf(error) });
    }
    this.stops.delete(item.id);
    this.startWaiting();
    this.tellIdle();
  }

  private arrive(item: UploadItem, assetId: string): void {
    this.arrived += 1;
    this.set(this.items.filter((other) => other.id !== item.id));
    item.onReady?.(assetId);
    this.options.onArrived?.();
  }

  private tellIdle(): void {
    if (this.arrived === 0 || this.items.some(isUnderWay)) return;
    this.options.onIdle?.(this.arrived);
    this.arrived = 0;
  }

  private change(id: number, changes: Partial<UploadItem>): void {
    this.set(this.items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  private set(items: readonly UploadItem[]): void {
    this.items = items;
    this.listeners.forEach((listener) => listener());
  }
}

function isMoving(item: UploadItem): boolean {
  return item.state === "sending" || item.state === "examining";
}

/** Whether something still has to happen to a file, such that leaving the app would lose it. */
export function isUnderWay(item: UploadItem): boolean {
  return item.state === "waiting" || isMoving(item);
}
