import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { signInOperator } from "./operator";
import { Person } from "./person";
import { makeTeam, type Team } from "./team";

const WITHIN = { timeout: 60_000 };
const SUSPENSION = "Its posts imitate a bank; see case 4711.";
const CLEARED = "The team has explained itself; case 4711.";
const CASE = "Case 4712: the brand's name is misspelt.";

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });

test("an operator stops a team, lets it go on, acts for it, and the log tells it all", async ({ page, browser }, info) => {
  test.setTimeout(300_000);
  const team = await makeTeam();
  const member = new Person(await memberOf(browser, team), info);
  const operator = new Person(page, info);
  await test.step("the operator signs in with both factors", () => signInOperator(page));
  await test.step("the operator looks the team up", () => lookUp(operator, team));
  await test.step("a suspension shuts the team out at its next click", () => suspend(operator, member));
  await test.step("the team goes on where it was", () => reactivate(operator, member));
  await test.step("the operator acts as the owner, within bounds", () => act(operator));
  await test.step("the operators' log names both", () => readLog(operator, team));
  await test.step("so does the team's own", () => readOwnLog(member));
});

async function memberOf(browser: Browser, team: Team): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(team.email);
  await page.getByLabel("Password", { exact: true }).fill(team.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Hello Grace" })).toBeVisible(WITHIN);
  return page;
}

async function lookUp(operator: Person, team: Team): Promise<void> {
  const { page } = operator;
  await operator.enter("People");
  await operator.fill("E-mail", team.email);
  await operator.press("Look up");
  await expect(page.getByRole("table").getByText(team.email)).toBeVisible(WITHIN);
  await operator.look("people");
  await page.getByRole("table").getByRole("link", { name: "Harbour Books" }).click();
  await expect(page.getByRole("heading", { name: "Harbour Books", level: 1 })).toBeVisible(WITHIN);
  await expect(page.getByRole("main").getByText(team.email)).toBeVisible();
}

/** Opens an operator's window, gives the reason and confirms. */
async function decide(operator: Person, open: string, reason: string, confirm = open): Promise<void> {
  await operator.press(open);
  const dialog = operator.page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await operator.look(open.toLowerCase().replaceAll(/\W+/g, "-"));
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
}

/** A way that only a team at work has. */
function campaigns(member: Person) {
  return member.page.getByRole("navigation", { name: "Navigation" }).getByRole("link", { name: "Campaigns", exact: true });
}

async function suspend(operator: Person, member: Person): Promise<void> {
  await decide(operator, "Suspend", SUSPENSION);
  await expect(operator.page.getByText(`Suspended: ${SUSPENSION}`)).toBeVisible(WITHIN);
  const shut = member.page.getByRole("heading", { name: "Harbour Books is suspended" });
  await expect(async () => {
    // The stream of events may have shut the page already.
    if (!(await shut.isVisible())) await campaigns(member).click({ timeout: 2_000 });
    await expect(shut).toBeVisible({ timeout: 5_000 });
  }).toPass(WITHIN);
  await expect(member.page.getByText(SUSPENSION)).toBeVisible();
  await expect(member.page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await isClear(member.page);
  await member.look("suspended");
}

async function reactivate(operator: Person, member: Person): Promise<void> {
  await decide(operator, "Reactivate", CLEARED);
  await expect(operator.page.getByRole("button", { name: "Suspend", exact: true })).toBeVisible(WITHIN);
  await expect(async () => {
    const again = member.page.getByRole("button", { name: "Look again" });
    if (await again.isVisible()) await again.click();
    await expect(campaigns(member)).toBeVisible({ timeout: 5_000 });
  }).toPass(WITHIN);
}

async function act(operator: Person): Promise<void> {
  const { page } = operator;
  await decide(operator, "Act as …", CASE, "Act as this person");
  await expect(page.getByRole("heading", { name: "Hello Grace" })).toBeVisible(WITHIN);
  const banner = page.getByRole("region", { name: "Acting as somebody else" });
  await expect(banner).toContainText("You act as Grace Meyer of Harbour Books.");
  await expect(banner).toContainText(CASE);
  await expect(banner).toContainText(/1[0-4]:\d\d left/);
  await isClear(page);
  await operator.look("acting");
  await operator.follow("Settings");
  await page.getByRole("link", { name: "Security", exact: true }).click();
  await expect(page.getByText("Only the person themselves can do this.")).toBeVisible(WITHIN);
  await operator.follow("Brands");
  await page.getByRole("main").getByRole("link", { name: "Harbour Books" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Harbour Books & Tea");
  await operator.press("Save");
  await expect(page.getByText("The brand is saved.")).toBeVisible(WITHIN);
  await expect(banner).toBeVisible();
  await banner.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("heading", { name: "Harbour Books", level: 1 })).toBeVisible(WITHIN);
  await expect(banner).toHaveCount(0);
}

/** Holds a screen back from nobody who can't see or point. */
async function isClear(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}

/** A row of the log that tells something. */
function row(page: Page, deed: string | RegExp) {
  return page.getByRole("table", { name: "Audit log" }).getByRole("row").filter({ hasText: deed }).first();
}

async function readLog(operator: Person, team: Team): Promise<void> {
  const { page } = operator;
  await page.getByRole("main").getByRole("link", { name: "Audit log" }).click();
  await operator.sees("Audit log");
  await expect(async () => {
    await page.reload();
    await expect(row(page, "Changed brand “Harbour Books & Tea”")).toBeVisible({ timeout: 60_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row(page, "Changed brand")).toContainText("Grace Meyer");
  await expect(row(page, "Changed brand")).toContainText("done by Demo Operator, operator, in their name");
  await expect(row(page, "Began to act as Grace Meyer")).toContainText(CASE);
  await expect(row(page, "Suspended team")).toContainText("Demo Operator");
  await expect(row(page, CLEARED)).toContainText("Demo Operator");
  await operator.look("operators-log");
  await row(page, "Changed brand").getByRole("button", { name: /Details/ }).click();
  const details = page.getByRole("dialog");
  await expect(details.getByRole("row", { name: /Name Harbour Books Harbour Books & Tea/ })).toBeVisible(WITHIN);
  await expect(details.getByText(team.brand.id)).toBeVisible();
  await isClear(page);
  await operator.look("event");
}

async function readOwnLog(member: Person): Promise<void> {
  const { page } = member;
  await member.enter("Audit log");
  await expect(row(page, "Changed brand")).toContainText("done by Demo Operator, operator, in their name", WITHIN);
  await expect(row(page, "Began to act as Grace Meyer")).toContainText("Demo Operator");
  const file = page.waitForEvent("download");
  await member.press("Export as CSV");
  expect((await file).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  await member.look("own-log");
}
