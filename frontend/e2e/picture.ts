import type { Browser } from "@playwright/test";

/** Draws a square picture as a PNG, in the browser, so that no binary lies in the repository. */
export async function drawPicture(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1080 }, deviceScaleFactor: 1 });
  await page.setContent(`
    <body style="margin:0;height:100vh;display:grid;place-items:center;background:linear-gradient(160deg,#f3e3cf,#c98d5b 55%,#5b3420)">
      <svg width="640" height="640" viewBox="0 0 640 640">
        <ellipse cx="300" cy="560" rx="270" ry="34" fill="#3b2013" opacity=".45"/>
        <path d="M470 250h60a80 80 0 0 1 0 160h-70" fill="none" stroke="#fffaf2" stroke-width="34"/>
        <path d="M90 200h400v170a180 180 0 0 1-180 180h-40A180 180 0 0 1 90 370z" fill="#fffaf2"/>
        <ellipse cx="290" cy="202" rx="200" ry="34" fill="#40210f"/>
        <g fill="none" stroke="#fffaf2" stroke-width="14" stroke-linecap="round" opacity=".7">
          <path d="M210 130c-30-40 30-60 0-100"/><path d="M290 130c-30-40 30-60 0-100"/><path d="M370 130c-30-40 30-60 0-100"/>
        </g>
      </svg>
    </body>`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
