import { expect, test } from "vitest";
import { formatBytes } from "./bytes";

test.each([
  [0, "0 bytes"],
  [1023, "1,023 bytes"],
  [1536, "1.5 kB"],
  [21_474_836_480, "20 GB"],
])("%i bytes are shown as %s", (bytes, text) => {
  expect(formatBytes(bytes, "en")).toBe(text);
});
