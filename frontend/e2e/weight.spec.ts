import { gzipSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";
import { makeTeam } from "./team";

/** The most JavaScript that a page of a team may load before it is there, in bytes after gzip. */
const MOST = 180_000;

test("no page of a team loads more than 180 kB of JavaScript first", async ({ page }) => {
  const { email, password, brand, campaign, creative, post } = await makeTeam();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");
  const weights: [string, number][] = [];
  for (const path of [
    ...["/dashboard", "/calendar", "/media", "/channels", "/engines", "/engines/new/repurpose", "/engines/new/autopilot", "/billing", "/audit", "/team", "/keys"],
    ...["/settings", "/settings/security", "/settings/sessions", "/settings/team", "/settings/integrations", "/settings/data"],
    ...["/brands", "/brands/new", `/brands/${brand.id}`, "/creatives", "/creatives/new", `/creatives/${creative.id}`],
    ...["/campaigns", "/campaigns/new", `/campaigns/${campaign.id}`, `/campaigns/${campaign.id}/edit`, `/campaigns/${campaign.id}/copy`],
    ...["/posts", "/posts/new", "/posts/import", `/posts/${post.id}`, `/posts/${post.id}/edit`],
  ]) {
    weights.push([path, await weigh(page, path)]);
  }
  console.log(weights.map(([path, bytes]) => `${path} ${Math.round(bytes / 100) / 10} kB`).join("\n"));
  expect(weights.filter(([, bytes]) => bytes > MOST)).toEqual([]);
});

/**
 * Adds up the scripts that the document itself asks for, whatever the server in between compresses. Those for
 * browsers without modules are not loaded by any that the app runs in.
 */
async function weigh(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\snomodule/i.test(tag));
  const scripts = new Set(tags.map((match) => match[1]!));
  expect(scripts.size, `${path} names its scripts`).toBeGreaterThan(0);
  let sum = 0;
  for (const script of scripts) sum += gzipSync(await (await page.request.get(script)).body()).length;
  return sum;
}
