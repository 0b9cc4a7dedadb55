import { describe, expect, it, vi } from "vitest";
import type { Asset } from "@campaign-os/shared";
import { FileRefused, UploadFailed, type OnStep } from "./upload";
import { Uploads } from "./uploads";

/** A file that is being sent, with the levers of its sender. */
interface Sending {
  name: string;
  step: OnStep;
  signal: AbortSignal;
  arrive: (id: string) => void;
  fail: (error: Error) => void;
}

function setUp(options: { onIdle?: (arrived: number) => void } = {}) {
  const sending: Sending[] = [];
  const send = (file: File, step: OnStep, signal: AbortSignal) =>
    new Promise<Asset>((resolve, reject) => {
      sending.push({ name: file.name, step, signal, arrive: (id) => resolve({ id } as Asset), fail: reject });
    });
  return { sending, uploads: new Uploads({ ...options, send }) };
}

const files = (...names: string[]) => names.map((name) => new File(["x"], name));

describe("uploads", () => {
  it("sends three files at once and the next when one has arrived", async () => {
    const { sending, uploads } = setUp();
    uploads.add(files("a", "b", "c", "d"));
    expect(sending.map((it) => it.name)).toEqual(["a", "b", "c"]);
    sending[1]?.arrive("ast_b");
    await vi.waitFor(() => expect(sending.map((it) => it.name)).toEqual(["a", "b", "c", "d"]));
  });

  it("shows how far a file is, then that it is being examined", () => {
    const { sending, uploads } = setUp();
    uploads.add(files("a"));
    sending[0]?.step({ state: "sending", progress: 0.4 });
    expect(uploads.snapshot()).toMatchObject([{ state: "sending", progress: 0.4 }]);
    sending[0]?.step({ state: "examining" });
    expect(uploads.snapshot()).toMatchObject([{ state: "examining", progress: 0.4 }]);
  });

  it("forgets a file that arrived and tells its id to who added it", async () => {
    const { sending, uploads } = setUp();
    const ready = vi.fn();
    uploads.add(files("a"), ready);
    sending[0]?.arrive("ast_a");
    await vi.waitFor(() => expect(ready).toHaveBeenCalledWith("ast_a"));
    expect(uploads.snapshot()).toEqual([]);
  });

  it("keeps a file that failed, and sends it again when asked", async () => {
    const { sending, uploads } = setUp();
    uploads.add(files("a"));
    sending[0]?.fail(new UploadFailed("The object store can't be reached."));
    await vi.waitFor(() => expect(uploads.snapshot()).toMatchObject([{ state: "failed", error: "The object store can't be reached." }]));
    uploads.retry(1);
    expect(uploads.snapshot()).toMatchObject([{ state: "sending", progress: 0, error: undefined }]);
    expect(sending).toHaveLength(2);
  });

  it("tells a file that was refused from one that may be tried again", async () => {
    const { sending, uploads } = setUp();
    uploads.add(files("a"));
    sending[0]?.fail(new FileRefused("The picture can't be read."));
    await vi.waitFor(() => expect(uploads.snapshot()).toMatchObject([{ state: "refused" }]));
  });

  it("stops a file that is taken out and goes on with the next", () => {
    const { sending, uploads } = setUp();
    uploads.add(files("a", "b", "c", "d"));
    uploads.remove(1);
    expect(sending[0]?.signal.aborted).toBe(true);
    expect(uploads.snapshot().map((item) => item.file.name)).toEqual(["b", "c", "d"]);
    expect(sending.at(-1)?.name).toBe("d");
  });

  it("tells once, when all is done, how many arrived", async () => {
    const onIdle = vi.fn();
    const { sending, uploads } = setUp({ onIdle });
    uploads.add(files("a", "b", "c"));
    sending[0]?.arrive("ast_a");
    sending[1]?.arrive("ast_b");
    sending[2]?.fail(new Error("broken"));
    await vi.waitFor(() => expect(onIdle).toHaveBeenCalled());
    expect(onIdle.mock.calls).toEqual([[2]]);
  });
});
