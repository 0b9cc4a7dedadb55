import { expect, test } from "vitest";
import { parseEvents, type ServerEvent } from "./sse";

async function read(...chunks: string[]): Promise<ServerEvent[]> {
  async function* stream() {
    yield* chunks;
  }
  const events: ServerEvent[] = [];
  for await (const event of parseEvents(stream())) events.push(event);
  return events;
}

test("an event that arrives in pieces is read whole", async () => {
  expect(await read("id: 7\neve", 'nt: progress\ndata: {"a"', ":1}\n", "\n")).toEqual([{ id: "7", event: "progress", data: '{"a":1}' }]);
});

test("comments that keep the line alive are no events", async () => {
  expect(await read(": alive\n\n", "data: x\n\n")).toEqual([{ event: "message", data: "x" }]);
});

test("several lines of data are one text", async () => {
  expect(await read("data: a\ndata: b\n\n")).toEqual([{ event: "message", data: "a\nb" }]);
});

test("carriage returns end lines too", async () => {
  expect(await read("data: a\r\n\r\ndata: b\r\n\r\n")).toHaveLength(2);
});

test("an event that was cut off is not reported", async () => {
  expect(await read("data: whole\n\ndata: cut")).toHaveLength(1);
});
