import { expect, test, type Browser } from "@playwright/test";
import { PASSWORD, Person } from "./person";
import { authenticatorCode, mailedLink } from "./sandbox";

const TEAM = "Tidal Tea House";

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });

test("a team grows, and its people guard their accounts", async ({ page, browser }, info) => {
  test.setTimeout(300_000);
  const ada = new Person(page, info);
  const grace = new Person(await otherDevice(browser), info);
  const adasEmail = await test.step("Ada registers", () => ada.register(TEAM));
  const gracesEmail = adasEmail.replace("ada", "grace");
  await test.step("Ada invites Grace", () => invite(ada, gracesEmail));
  await test.step("Grace accepts", () => accept(grace, gracesEmail));
  await test.step("Ada lowers Grace's role", () => lower(ada, grace));
  const { secret, used, recovery } = await test.step("Ada sets up a second factor", () => setUp(ada));
  await test.step("Ada signs out, and in with a code", () => signInWithCode(ada, adasEmail, secret, used));
  await test.step("Ada ends a sign-in elsewhere", async () => endElsewhere(ada, new Person(await otherDevice(browser), info), adasEmail, recovery));
});

async function otherDevice(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  return context.newPage();
}

async function invite(ada: Person, email: string): Promise<void> {
  const { page } = ada;
  await ada.enter("Team");
  await expect(page.getByText("1 of 5 in use")).toBeVisible();
  await ada.press("Invite");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("E-mail")).toBeFocused();
  await dialog.getByLabel("E-mail").fill(email);
  await ada.look("invite");
  await ada.press("Send invitation");
  await expect(page.getByRole("list", { name: "Invitations" }).getByText(email)).toBeVisible();
  await expect(page.getByText("2 of 5 in use")).toBeVisible();
  await ada.look("team-invited");
}

async function accept(grace: Person, email: string): Promise<void> {
  const { page } = grace;
  await page.goto(await mailedLink(email, "/invite"));
  await grace.sees(`Join ${TEAM}`);
  await expect(page, "the token leaves the address bar").toHaveURL(/\/invite$/);
  await grace.look("invitation");
  await grace.fill("Your name", "Grace Meyer");
  await grace.fill("Password", PASSWORD);
  await grace.press(`Join ${TEAM}`);
  await grace.sees("Hello Grace");
  await expect(page.getByRole("link", { name: "New post" }).first()).toBeVisible();
}

async function lower(ada: Person, grace: Person): Promise<void> {
  const { page } = ada;
  await page.reload();
  await expect(page.getByText("No open invitations")).toBeVisible();
  await ada.choose("Role of Grace Meyer", "Viewer");
  await expect(page.getByText("Grace Meyer is now: Viewer.")).toBeVisible();
  await ada.look("team");
  await grace.page.reload();
  await grace.sees("Hello Grace");
  await expect(grace.page.getByRole("link", { name: "New post" })).toHaveCount(0);
  await grace.look("viewer");
}

async function setUp(ada: Person) {
  const { page } = ada;
  await ada.enter("Settings");
  await ada.follow("Security");
  await ada.press("Set up a second factor");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await ada.press("Next");
  await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  const secret = (await dialog.getByTestId("mfa-secret").innerText()).replaceAll(" ", "");
  const used = await authenticatorCode(secret);
  await ada.look("second-factor");
  await dialog.getByLabel("Code", { exact: true }).fill(used);
  await ada.press("Switch on");
  const codes = dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await ada.look("recovery-codes");
  await ada.press("I have kept them");
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  return { secret, used, recovery };
}

async function signInWithCode(ada: Person, email: string, secret: string, used: string): Promise<void> {
  const { page } = ada;
  await ada.press("Account of Ada Brandt");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/login/);
  await ada.signIn(email);
  await ada.sees("Enter your code");
  await ada.look("code");
  await expect(async () => expect(await authenticatorCode(secret), "each code is taken once").not.toBe(used)).toPass({ timeout: 60_000 });
  const code = await authenticatorCode(secret);
  await ada.fill("Code", `${code.slice(0, 3)} ${code.slice(3)}`);
  await ada.press("Sign in");
  await ada.sees("Hello Ada");
}

async function endElsewhere(ada: Person, elsewhere: Person, email: string, recovery: string): Promise<void> {
  await elsewhere.signIn(email);
  await elsewhere.press("Use a recovery code instead");
  await elsewhere.fill("Recovery code", recovery);
  await elsewhere.press("Sign in");
  await elsewhere.sees("Hello Ada");
  await ada.enter("Settings");
  await ada.follow("Sessions");
  await expect(ada.page.getByText("This device")).toBeVisible();
  await ada.look("sessions");
  await ada.page.getByRole("button", { name: /^Sign out (?!all)/ }).first().click();
  await expect(ada.page.getByText("That device is signed out.")).toBeVisible();
  await expect(ada.page.getByText("This device")).toBeVisible();
  await elsewhere.page.reload();
  await elsewhere.sees("Sign in");
}
