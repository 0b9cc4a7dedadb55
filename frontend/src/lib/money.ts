import type { Money } from "@campaign-os/shared";

/** Digits after the decimal point in a currency: two for usd, none for jpy. */
export function fractionDigits(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase() });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as people read it; whole amounts carry no decimals. */
export function formatMoney(money: Money, locale: string): string {
  const digits = fractionDigits(money.currency);
  const value = money.amount / 10 ** digits;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency.toUpperCase(),
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
  }).format(value);
}

/** Reads what a person typed ("1,250.50", "1250,5") as minor units; undefined where it is no amount. */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = fractionDigits(currency);
  const plain = text.trim().replace(/\s/g, "").replace(/[.,](?=\d{3}(\D|$))/g, "").replace(",", ".");
  if (!/^\d+(\.\d*)?$/.test(plain)) return undefined;
  const amount = Math.round(Number(plain) * 10 ** digits);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Minor units as the text of an input field. */
export function amountText(money: Money | undefined): string {
  if (!money) return "";
  const digits = fractionDigits(money.currency);
  const value = money.amount / 10 ** digits;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
