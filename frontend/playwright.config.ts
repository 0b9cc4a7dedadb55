import { defineConfig } from "@playwright/test";

// The stack under test is started by whoever runs this; WEB_URL says where its web app answers.
export default defineConfig({
  testDir: "e2e",
  // Runs one after the other keep what they show of failures apart.
  outputDir: process.env.E2E_OUTPUT ?? "test-results",
  timeout: 600_000,
  // A slow machine takes its time over a page; what never comes is found all the same.
  expect: { timeout: 60_000 },
  fullyParallel: false,
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: process.env.WEB_URL ?? "http://127.0.0.1:3000",
    // Behind the Nginx site of a test the certificate is self-signed.
    ignoreHTTPSErrors: true,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
