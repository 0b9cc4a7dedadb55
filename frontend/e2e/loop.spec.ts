import { expect, test, type Locator, type Page } from "@playwright/test";
import { networkPosts, picture } from "./sandbox";

/** A team of its own for each run, so that runs don't meet. */
const stamp = Date.now().toString(36);
const email = `ada.${stamp}@example.com`;
const password = "correct horse battery";
const brand = `Northwind ${stamp}`;
const fact = "Roasted in Hamburg since 1998.";
const campaign = `Winter roast ${stamp}`;

test.describe.configure({ mode: "serial" });

test("a new team goes from registration to a post that is on both networks", async ({ page }) => {
  await test.step("register", () => register(page));
  await test.step("pay for a plan", () => pay(page));
  await test.step("describe the brand", () => describeBrand(page));
  await test.step("plan a campaign", () => planCampaign(page));
  await test.step("apply a strategy", () => applyStrategy(page));
  await test.step("accept copy", () => acceptCopy(page));
  await test.step("attach a picture", () => attachPicture(page));
  await test.step("connect two channels", () => connectChannels(page));
  await test.step("schedule", () => schedule(page));
  await test.step("see it live", () => seeItLive(page));
  await test.step("the networks have it, once each", () => checkNetworks());
});

async function register(page: Page) {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Start the free trial" }).click();
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Team or company").fill(brand);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Hello Ada" })).toBeVisible();
}

async function pay(page: Page) {
  await navigate(page, "Billing");
  await page.getByRole("button", { name: "Choose Growth" }).click();
  await page.getByLabel(/card number/i).fill("4242424242424242");
  await page.getByLabel(/expiry|expiration/i).fill("12/34");
  await page.getByLabel(/cvc|security code/i).fill("123");
  const name = page.getByLabel(/name on card|cardholder/i);
  if (await name.isVisible()) await name.fill("Ada Lovelace");
  await page.getByRole("button", { name: /^Pay (?!and)/ }).click();
  await expect(page.getByRole("heading", { name: "Your plan is active" })).toBeVisible();
}

async function describeBrand(page: Page) {
  await navigate(page, "Brands");
  await main(page).getByRole("link", { name: "New brand" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(brand);
  await page.getByLabel("Description").fill("Small-batch coffee from two farms.");
  await page.getByLabel("Tone").fill("warm, plain,");
  await page.getByRole("button", { name: "Add a fact" }).click();
  await page.getByRole("textbox", { name: "Fact 1" }).fill(fact);
  await page.getByRole("button", { name: "Create brand" }).click();
  await expect(page.getByRole("link", { name: brand })).toBeVisible();
}

async function planCampaign(page: Page) {
  await navigate(page, "Campaigns");
  await main(page).getByRole("link", { name: "New campaign" }).first().click();
  await page.getByLabel("Name").fill(campaign);
  await choose(page, "Brand", brand);
  await page.getByRole("radio", { name: /^Launch/ }).click();
  await page.getByLabel("Goal", { exact: true }).fill("Sell 2,000 bags of the winter roast before Christmas.");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Audience", { exact: true }).fill("People who brew at home and care where beans come from.");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Budget").fill("1500");
  await page.getByRole("button", { name: "Facebook" }).click();
  await page.getByRole("button", { name: "Bluesky" }).click();
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name: campaign, level: 1 })).toBeVisible();
}

async function applyStrategy(page: Page) {
  await page.getByRole("link", { name: "Propose a strategy" }).click();
  await page.getByRole("button", { name: "Propose a strategy" }).click();
  await page.getByRole("button", { name: "Apply to the campaign" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "Positioning" })).toBeVisible();
}

async function acceptCopy(page: Page) {
  await page.getByRole("link", { name: "Write copy" }).click();
  await page.getByRole("button", { name: "Write copy" }).click();
  await expect(page.getByText("Leans on no fact").or(page.getByLabel("Facts it leans on")).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Accept as a creative" }).click();
  await expect(page.getByRole("link", { name: "Make a post" })).toBeVisible();
}

async function attachPicture(page: Page) {
  const creative = page.url();
  await navigate(page, "Media");
  await dropFile(page.getByRole("button", { name: /Drop files here/ }), "winter.png");
  await page.getByRole("button", { name: /winter\.png/ }).click({ timeout: 30_000 });
  await page.getByLabel("Description").fill("A bag of coffee on a snowy sill.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The description is saved.")).toBeVisible();
  await page.goto(creative);
  await page.getByRole("button", { name: "Attach" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /winter\.png/ }).click();
  await page.getByRole("button", { name: "Use 1 file" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The creative is saved.")).toBeVisible();
}

async function connectChannels(page: Page) {
  const creative = page.url();
  await navigate(page, "Channels");
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Connect a channel" }).first().click();
  const linking = await opened;
  await linking.getByRole("button", { name: "Connect Facebook" }).click();
  await linking.getByRole("button", { name: "Connect Bluesky" }).click();
  await linking.getByRole("link", { name: "Back to the app" }).click();
  await expect(linking.getByText(/^Facebook/)).toBeVisible();
  await linking.close();
  await page.goto(creative);
}

async function schedule(page: Page) {
  await page.getByRole("link", { name: "Make a post" }).click();
  await page.getByRole("checkbox", { name: /Facebook/ }).click();
  await page.getByRole("checkbox", { name: /Bluesky/ }).click();
  await expect(page.getByText("Ready to go out")).toHaveCount(2);
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const { date, time } = nextMinute();
  await dialog.getByLabel("Date").fill(date);
  await dialog.getByLabel("Time").fill(time);
  await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(page.getByText(/^Goes out/)).toBeVisible();
}

async function seeItLive(page: Page) {
  await expect(page.getByText("Live on the network")).toHaveCount(2, { timeout: 110_000 });
  await expect(page.getByRole("main").getByText("Published", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: /^View/ })).toHaveCount(2);
}

async function checkNetworks() {
  const posts = (await networkPosts()).filter((post) => post.text.includes(brand));
  expect(posts.map((post) => post.network).sort()).toEqual(["bluesky", "facebook"]);
  for (const post of posts) expect(post.media).toHaveLength(1);
}

/** The clock of Berlin, in which the browser of the test and so the team's zone runs, one minute from now. */
function nextMinute(): { date: string; time: string } {
  const at = new Date(Math.ceil((Date.now() + 5_000) / 60_000) * 60_000);
  const [date = "", time = ""] = at.toLocaleString("sv-SE", { timeZone: "Europe/Berlin" }).split(" ");
  return { date, time: time.slice(0, 5) };
}

function main(page: Page): Locator {
  return page.getByRole("main");
}

async function navigate(page: Page, place: string) {
  await page.getByRole("navigation", { name: "Navigation" }).getByRole("link", { name: place, exact: true }).click();
  await expect(page.getByRole("heading", { name: place, level: 1 })).toBeVisible();
}

async function choose(page: Page, field: string, option: string) {
  await page.getByLabel(field, { exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

async function dropFile(target: Locator, name: string) {
  const data = await target.page().evaluateHandle(
    ([bytes, filename]) => {
      const transfer = new DataTransfer();
      const raw = Uint8Array.from(atob(bytes ?? ""), (char) => char.charCodeAt(0));
      transfer.items.add(new File([raw], filename ?? "", { type: "image/png" }));
      return transfer;
    },
    [picture(640, 640), name],
  );
  await target.dispatchEvent("drop", { dataTransfer: data });
}
