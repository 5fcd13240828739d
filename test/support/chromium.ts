import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import type { OpenedReview } from "./review-page.ts";

/** Started once for a file of tests. */
let browser: Promise<Browser> | null = null;

afterAll(async () => {
  await (await browser)?.close();
});

/** A reviewer's page in a fresh browser profile, and what went wrong in it. */
export type ReviewPage = { page: Page; problems: string[]; origin: string };

/** Opens the printed address as the user's browser would, and collects every problem of the page. */
export async function openPage(
  { url, port }: OpenedReview,
  options: BrowserContextOptions = {},
): Promise<ReviewPage> {
  browser ??= launchBrowser();
  const context = await (await browser).newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const origin = `http://127.0.0.1:${port}`;
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForURL(({ pathname }) => !pathname.startsWith("/open"));
  return { page, problems, origin };
}
