import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import type { OpenedReview } from "../review.ts";

const NO_BROWSER =
  "No browser found. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.";

/** No sandbox, since these run as root in containers, and nothing on the browser's own account. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Promise<Browser> | null = null;

/** The machine's browser, started once for a file of tests. */
function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(NO_BROWSER);
  browser ??= chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
  return browser;
}

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
  const context = await (await startBrowser()).newContext(options);
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
  return { page, problems, origin };
}
