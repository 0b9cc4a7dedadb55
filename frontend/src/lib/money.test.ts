import { expect, test } from "vitest";
import { amountText, formatMoney, parseAmount } from "./money";

test("an amount is written in its currency's own unit, whole amounts without decimals", () => {
  expect(formatMoney({ amount: 4900, currency: "usd" }, "en")).toBe("$49");
  expect(formatMoney({ amount: 4950, currency: "usd" }, "en")).toBe("$49.50");
  expect(formatMoney({ amount: 500, currency: "jpy" }, "en")).toBe("¥500");
});

test.each([
  ["1500", "eur", 150_000],
  ["1,250.50", "eur", 125_050],
  ["1.250,50", "eur", 125_050],
  ["1250,5", "eur", 125_050],
  ["12,000", "eur", 1_200_000],
  ["500", "jpy", 500],
])("%s %s is read as %i minor units", (text, currency, amount) => {
  expect(parseAmount(text, currency)).toBe(amount);
});

test.each(["", "abc", "-5", "1.2.3.4x"])("%j is no amount", (text) => {
  expect(parseAmount(text, "eur")).toBeUndefined();
});

test("what an input field shows is read back as the same amount", () => {
  for (const amount of [0, 5, 150_000, 125_050]) {
    expect(parseAmount(amountText({ amount, currency: "eur" }), "eur")).toBe(amount);
  }
});
