import { expect, test } from "@playwright/test";
import { Person } from "./person";
import { drawPicture } from "./picture";
import { networkPicture, networkPosts, slowModel, type NetworkPost } from "./sandbox";

const TEAM = "Elbe Coffee Roasters";
const BRAND = "Elbe Coffee";
const FACT = "Roasted in Hamburg in small batches since 1998.";
const NETWORKS = ["Instagram", "LinkedIn"];

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });

test("a new team comes from registration to published posts", async ({ page, browser }, info) => {
  test.setTimeout(300_000);
  const ada = new Person(page, info);
  await test.step("register", () => register(ada));
  await test.step("pay for a plan", () => pay(ada));
  await test.step("describe the brand", () => describeBrand(ada));
  await test.step("plan a campaign", () => planCampaign(ada));
  await test.step("have a strategy proposed and apply it", () => proposeStrategy(ada));
  await test.step("have copy written and accept it", () => writeCopy(ada));
  const creative = page.url();
  await test.step("upload a picture", async () => upload(ada, await drawPicture(browser)));
  await test.step("attach it", () => attach(ada, creative));
  await test.step("connect two channels", () => connectChannels(ada));
  const minute = await test.step("schedule the post", () => schedule(ada, creative));
  const links = await test.step("see it live", () => watch(ada));
  await test.step("find it on the networks", () => checkNetworks(links, minute));
  await test.step("see the campaign's story", () => review(ada));
});

async function register(ada: Person): Promise<void> {
  await ada.register(TEAM);
  await expect(ada.page.getByText("Trial: 14 days left")).toBeVisible();
  await ada.look("dashboard");
}

async function pay(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.enter("Billing");
  await ada.look("billing");
  await ada.press("Choose Growth");
  await expect(page.getByLabel("Card number")).toBeVisible();
  if (await page.getByLabel("Email").isEditable()) await ada.fill("Email", "ada@example.com");
  await ada.fill("Card number", "4242 4242 4242 4242");
  await ada.fill("Expiry", "12/34");
  await ada.fill("CVC", "123");
  await ada.fill("Name on card", "Ada Brandt");
  await ada.look("stripe");
  await page.getByRole("button", { name: /^Pay \S*\d/ }).click();
  await ada.sees("Your plan is active");
  await ada.look("paid");
  await ada.follow("To the dashboard");
  await ada.enter("Billing");
  await expect(page.getByRole("table", { name: "Payments" }).getByText("Paid", { exact: true })).toBeVisible();
}

async function describeBrand(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.enter("Brands");
  await ada.follow("New brand");
  await ada.fill("Name", BRAND);
  await page.getByLabel("Description").fill("Coffee for people who have ten quiet minutes in the morning, and mean to keep them.");
  await page.getByLabel("Audience").fill("People in northern Germany who brew at home and care where their coffee comes from.");
  await page.getByLabel("Tone").fill("warm");
  await page.getByLabel("Tone").press("Enter");
  await ada.press("Add a fact");
  await ada.fill("Fact 1", FACT);
  await ada.look("brand");
  await ada.press("Create brand");
  await expect(page.getByRole("link", { name: BRAND, exact: true })).toBeVisible();
}

async function planCampaign(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.enter("Campaigns");
  await ada.follow("New campaign");
  await ada.fill("Name", "Winter roast");
  await ada.choose("Brand", BRAND);
  await page.getByRole("radio", { name: /Launch/ }).click();
  await ada.fill("Goal", "Sell 2,000 bags of the winter roast before Christmas.");
  await ada.look("campaign-goal");
  await ada.press("Next");
  await ada.fill("Audience", "Home brewers who look for a present that is used up, not put away.");
  await ada.press("Next");
  await page.getByLabel("Budget").fill("1500");
  for (const network of NETWORKS) await page.getByRole("group", { name: "Networks" }).getByRole("button", { name: network }).click();
  await ada.look("campaign-plan");
  await ada.press("Create campaign");
  await ada.sees("Winter roast");
  await ada.press("Actions for Winter roast");
  await page.getByRole("menuitem", { name: "Activate" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
}

async function proposeStrategy(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.follow("Propose a strategy");
  await slowModel(3_000);
  await ada.press("Propose a strategy");
  await expect(page.getByRole("progressbar", { name: "Progress" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /\w/ }).first()).toBeVisible();
  await ada.look("strategy-progress");
  await ada.sees("Proposal");
  await ada.look("strategy");
  await ada.press("Apply to the campaign");
  await ada.sees("Pillars");
}

async function writeCopy(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.follow("Write copy");
  await page.getByLabel("Idea").fill("The first cup on a dark morning.");
  await ada.press("Write copy");
  await expect(page.getByRole("button", { name: "Accept as a creative" })).toBeVisible({ timeout: 60_000 });
  await ada.look("copy");
  await ada.press("Accept as a creative");
  await page.waitForURL(/\/creatives\/\w+/);
}

async function upload(ada: Person, picture: Buffer): Promise<void> {
  const { page } = ada;
  await ada.enter("Media");
  await ada.drop("first-cup.png", picture);
  await expect(page.getByText("1 file is in the library.").first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: /first-cup\.png/ }).first().click();
  await page.getByLabel("Description").fill("A steaming cup of coffee.");
  await ada.look("media-details");
  await ada.press("Save");
  await page.keyboard.press("Escape");
  await ada.look("media");
}

async function attach(ada: Person, creative: string): Promise<void> {
  const { page } = ada;
  await page.goto(creative);
  await ada.press("Attach");
  await page.getByRole("dialog").getByRole("button", { name: /first-cup\.png/ }).click();
  await ada.look("attach");
  await ada.press("Use 1 file");
  await ada.press("Save");
  await expect(page.getByText("The creative is saved.").first()).toBeVisible();
  await ada.look("creative");
}

async function connectChannels(ada: Person): Promise<void> {
  const { page } = ada;
  await ada.enter("Channels");
  await ada.press("Connect a channel");
  for (const network of NETWORKS) {
    await ada.fill(`Account name for ${network}`, BRAND);
    await ada.press(`Connect ${network}`);
    await expect(page.getByRole("button", { name: `Disconnect ${network}` })).toBeVisible();
  }
  await ada.look("linking");
  await ada.follow("Back to the app");
  await expect(page.getByText("Connected", { exact: true })).toHaveCount(NETWORKS.length);
  await ada.look("channels");
}

/** The next full minute that leaves time to choose it. */
function nextMinute(): Date {
  const MINUTE_MS = 60_000;
  return new Date(Math.ceil((Date.now() + 15_000) / MINUTE_MS) * MINUTE_MS);
}

async function schedule(ada: Person, creative: string): Promise<Date> {
  const { page } = ada;
  await page.goto(creative);
  await ada.follow("Make a post");
  for (const network of NETWORKS) await page.getByRole("checkbox", { name: network }).click();
  await ada.look("composer");
  await ada.press("Schedule");
  const dialog = page.getByRole("dialog");
  const minute = nextMinute();
  const [date = "", time = ""] = minute.toLocaleString("sv-SE", { timeZone: "Europe/Berlin" }).split(" ");
  await dialog.getByLabel("Date").fill(date);
  await dialog.getByLabel("Time", { exact: true }).fill(time.slice(0, 5));
  await ada.look("schedule");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText("Scheduled", { exact: true }).first()).toBeVisible();
  await ada.look("scheduled");
  return minute;
}

/** Waits until the post is live everywhere, without touching the page, and gives the ways to it. */
async function watch(ada: Person): Promise<string[]> {
  const { page } = ada;
  await expect(page.getByText("Live", { exact: true })).toHaveCount(NETWORKS.length, { timeout: 120_000 });
  await expect(page.getByText("Published", { exact: true })).toBeVisible();
  for (const step of ["Planned for", "Taken up by a worker", "Sent to the provider", "Accepted by the provider", "Live on the network"]) {
    await expect(page.getByRole("listitem").filter({ hasText: step }).getByRole("time").first()).toBeVisible();
  }
  await ada.look("live");
  const views = await page.getByRole("link", { name: "View" }).all();
  return Promise.all(views.map(async (view) => (await view.getAttribute("href")) ?? ""));
}

/** Asks the networks themselves: both have the post, once, with text and picture, not before its time. */
async function checkNetworks(links: string[], minute: Date): Promise<void> {
  const found = (await networkPosts()).filter((post) => links.includes(post.postUrl));
  expect(found.map((post) => post.network).sort()).toEqual(NETWORKS.map((network) => network.toLowerCase()));
  for (const post of found) await checkPost(post, minute);
  expect(await networkPosts(found[0]?.profileRef), "nothing went out twice").toHaveLength(NETWORKS.length);
}

async function checkPost(post: NetworkPost, minute: Date): Promise<void> {
  expect(post.text, "the copy leans on the brand's fact").toContain(FACT);
  expect(post.media).toHaveLength(1);
  expect(Date.parse(post.publishedAt)).toBeGreaterThanOrEqual(minute.getTime());
  const picture = await networkPicture(post);
  expect(picture.type).toMatch(/^image\//);
  expect(picture.body.length).toBeGreaterThan(1000);
}

async function review(ada: Person): Promise<void> {
  await ada.enter("Campaigns");
  await ada.follow("Winter roast");
  await ada.sees("Results");
  await expect(ada.page.getByText("Published", { exact: true }).first()).toBeVisible();
  await expect(ada.page.locator("img:visible")).toHaveCount(2);
  await ada.look("campaign");
  await ada.page.getByRole("navigation", { name: "Navigation" }).getByRole("link", { name: "Dashboard" }).click();
  await ada.sees("Hello Ada");
  await expect(ada.page.getByText("Live on networks")).toBeVisible();
  await ada.look("dashboard-after");
}
