import { expect, type Page, type TestInfo } from "@playwright/test";

/** Everybody's in these tests. */
export const PASSWORD = "a warm cup before nine";

/** Somebody at the web app, who does what a person does and looks at what a person sees. */
export class Person {
  private shots = 0;

  constructor(
    readonly page: Page,
    private readonly info: TestInfo,
  ) {}

  /** Keeps a picture of the whole screen, numbered in the order of the story. */
  async look(name: string): Promise<void> {
    const number = String(++this.shots).padStart(2, "0");
    await this.page.evaluate(() => window.scrollTo(0, 0));
    await this.page.screenshot({ path: this.info.outputPath(`${number}-${name}.png`), fullPage: true });
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  /** Presses a button; an empty screen offers its one deed twice, and either will do. */
  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).first().click();
  }

  async follow(name: string): Promise<void> {
    await this.page.getByRole("link", { name, exact: true }).first().click();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label }).selectOption({ label: option });
  }

  /** Goes to a room of the app by its navigation. */
  async enter(room: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "Navigation" }).getByRole("link", { name: room, exact: true }).click();
    await this.sees(room);
  }

  /** Sees the heading of a screen. */
  async sees(heading: string | RegExp, within = 60_000): Promise<void> {
    await expect(this.page.getByRole("heading", { name: heading }).first()).toBeVisible({ timeout: within });
  }

  /** Opens an account for Ada and a team, and gives the address to sign in with. */
  async register(team: string): Promise<string> {
    const email = `ada+${Date.now()}@example.com`;
    await this.page.goto("/");
    await this.look("landing");
    await this.page.getByRole("banner").getByRole("link", { name: "Start the free trial" }).click();
    await this.fill("Your name", "Ada Brandt");
    await this.fill("Team or company", team);
    await this.fill("E-mail", email);
    await this.fill("Password", PASSWORD);
    await this.look("register");
    await this.press("Create account");
    await this.sees("Hello Ada");
    return email;
  }

  /** Gives address and password; what comes next depends on the account. */
  async signIn(email: string): Promise<void> {
    await this.page.goto("/login");
    await this.fill("E-mail", email);
    await this.fill("Password", PASSWORD);
    await this.press("Sign in");
  }

  /** Drops a file onto the library, as from a folder of the desktop. */
  async drop(filename: string, content: Buffer): Promise<void> {
    const files = await this.page.evaluateHandle(
      ({ filename, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], filename, { type: "image/png" }));
        return transfer;
      },
      { filename, base64: content.toString("base64") },
    );
    await this.page.getByRole("button", { name: /Drop files here/ }).first().dispatchEvent("drop", { dataTransfer: files });
  }
}
