import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

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

/** Longest time for a busy machine to start a browser, in milliseconds. */
const START_MS = 60_000;

/** Starts the machine's own browser, without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(NO_BROWSER);
  return chromium.launch({ executablePath, args: FLAGS, timeout: START_MS });
}
