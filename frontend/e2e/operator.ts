import { expect, type Page } from "@playwright/test";
import { authenticatorCode } from "./sandbox";

/** The operator that `make run` makes for laptops, as it prints them. */
const OPERATOR = { email: "operator@campaign-os.example", password: "winter-roast-2026", seed: "KRUGKIDROVUWG2ZAMJZG653OEBTG66BA" };

/** Signs the operator in with both factors. A code that a test before has used is not taken again, so the next one is waited for. */
export async function signInOperator(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(OPERATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(OPERATOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  let tried = "";
  await expect(async () => {
    const code = await authenticatorCode(OPERATOR.seed);
    expect(code, "a code that was not tried").not.toBe(tried);
    tried = code;
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/admin/, { timeout: 30_000 });
  }).toPass({ intervals: [2_000], timeout: 240_000 });
  await expect(page.getByRole("heading", { name: "Platform", level: 1 })).toBeVisible({ timeout: 60_000 });
}
