import { expect, test } from "vitest";
import { readPaymentList, toPaymentQuery } from "./paymentlist";

const ask = (query: string) => toPaymentQuery(readPaymentList(new URLSearchParams(query)), "Europe/Berlin");

test("an address that says nothing asks for every payment", () => {
  expect(ask("")).toEqual({});
});

test("days are whole days of the zone that is shown, the last one included", () => {
  expect(ask("from=2026-11-01&to=2026-11-30")).toEqual({ from: "2026-10-31T23:00:00Z", to: "2026-11-30T23:00:00Z" });
});

test("what is no status and no day is left out", () => {
  expect(ask("status=lost&from=yesterday&to=2026-02-30&q=%20ada%20&tenantId=ten_1")).toEqual({ q: "ada", tenantId: "ten_1" });
  expect(ask("status=flagged")).toEqual({ status: "flagged" });
});
