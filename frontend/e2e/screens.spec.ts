import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signInOperator } from "./operator";
import { makeTeam, type Team } from "./team";

/** A slow machine takes its time over a page. */
const WITHIN = { timeout: 60_000 };

const OUTSIDE = ["/", "/pricing", "/login", "/register", "/forgot-password", "/invite", "/review", "/confirm-email-change"];

/** The screens of a team, one of each sort. */
function inside({ brand, campaign, creative, post }: Team): string[] {
  return [
    ...["/dashboard", "/calendar", "/media", "/channels", "/engines", "/engines/new/repurpose", "/engines/new/autopilot", "/billing"],
    ...["/settings", "/settings/security", "/settings/sessions", "/settings/team", "/settings/integrations", "/settings/data", "/audit", "/team", "/keys", "/teams", "/second-factor"],
    ...["/brands", "/brands/new", `/brands/${brand.id}`],
    ...["/campaigns", "/campaigns/new", `/campaigns/${campaign.id}`, `/campaigns/${campaign.id}/edit`, `/campaigns/${campaign.id}/copy`],
    ...["/creatives", "/creatives/new", `/creatives/${creative.id}`],
    ...["/posts", "/posts/new", "/posts/import", `/posts/${post.id}`, `/posts/${post.id}/edit`],
  ];
}

/** The screens of the operators. */
const PLATFORM = ["/admin", "/admin/tenants", "/admin/plans", "/admin/plans/new", "/admin/plans/growth", "/admin/payments", "/admin/mismatches", "/admin/integrations", "/admin/keys", "/admin/users", "/admin/audit", "/admin/account", "/admin/account/security", "/admin/account/sessions"];

let team: Team;

test.beforeAll(async () => {
  team = await makeTeam();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no screen holds back a person who can't see or point, ${colorScheme}`, async ({ page }, info) => {
    test.setTimeout(480_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const faults = await visit(page, async (path) => {
      await page.screenshot({ path: info.outputPath(`${fileOf(path)}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    });
    expect(faults).toEqual([]);
  });
}

test("every screen fits a narrow telephone", async ({ page }, info) => {
  test.setTimeout(480_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const faults = await visit(page, async (path) => {
    await page.screenshot({ path: info.outputPath(`${fileOf(path)}.png`) });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    return width > 360 ? [`is ${width} pixels wide`] : [];
  });
  expect(faults).toEqual([]);
  await page.context().clearCookies();
  await signIn(page);
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Campaigns" })).toBeVisible();
});

/** Goes to every screen, first as a stranger, then as one of a team, then as an operator, and gives what check found there. */
async function visit(page: Page, check: (path: string) => Promise<string[]>): Promise<string[]> {
  const faults: string[] = [];
  const look = async (path: string) => {
    await page.goto(path);
    await settled(page);
    faults.push(...(await check(path)).map((fault) => `${path} ${fault}`));
  };
  for (const path of OUTSIDE) await look(path);
  await signIn(page);
  for (const path of inside(team)) await look(path);
  await page.context().clearCookies();
  await signInOperator(page);
  for (const path of PLATFORM) await look(path);
  await page.goto("/admin/tenants");
  await page.getByRole("row").getByRole("link").first().click();
  await expect(page).toHaveURL(/tenants\/ten_/);
  await look(new URL(page.url()).pathname);
  return faults;
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(team.email);
  await page.getByLabel("Password", { exact: true }).fill(team.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Hello Grace" })).toBeVisible(WITHIN);
}

/** Waits until the screen shows what it is for, and nothing of it is still on its way. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible(WITHIN);
  await expect(page.locator(".animate-pulse")).toHaveCount(0, WITHIN);
}

function fileOf(path: string): string {
  return path.replace(/[a-z]+_\w+/g, "id").replaceAll("/", "-").slice(1) || "landing";
}
