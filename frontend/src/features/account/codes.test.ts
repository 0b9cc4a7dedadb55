import { encode } from "uqr";
import { expect, test } from "vitest";
import { codesFile, inFours } from "./codes";
import { pathOf } from "./qrpath";

test("a secret is shown in groups of four", () => {
  expect(inFours("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
  expect(inFours("JBSWY3")).toBe("JBSW Y3");
});

test("the file of recovery codes says what it is", () => {
  expect(codesFile("Codes of ada@example.com", ["aaaa-bbbb", "cccc-dddd"])).toBe("Codes of ada@example.com\n\naaaa-bbbb\ncccc-dddd\n");
});

test("a run of dark modules is one stroke", () => {
  expect(pathOf([[true, true, false, true], [false, false, true, false]])).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM2 1h1v1h-1z");
});

test("every dark module of a code is drawn, and no light one", () => {
  const { data } = encode("otpauth://totp/Campaign%20OS:ada@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Campaign%20OS", { border: 0 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, length] of pathOf(data).matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < Number(length); i++) drawn[Number(y)]![Number(x) + i] = true;
  }
  expect(drawn).toEqual(data);
});
