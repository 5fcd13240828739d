import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { openLoopback } from "./loopback.ts";
import { makeUser } from "./world.ts";

/** The path below which the site is served, as GitHub serves that of a project. */
const BASE = "/papers/";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

/** Started once for a file of tests. */
let browser: Promise<Browser> | null = null;

afterAll(async () => {
  await (await browser)?.close();
});

/** A reader's browser at a site, and what went wrong in it. */
type Reader = { page: Page; problems: string[]; open: (path: string) => Promise<void> };

/** Makes a site of the bundled day, serves it below a path, and opens a browser at it. */
export async function openSitePages(options: BrowserContextOptions = {}): Promise<Reader> {
  const user = makeUser();
  await cp("examples/2026-02-13/output", join(user.folder, "output"), { recursive: true });
  const { code, stderr } = await user.run(`site --url https://name.github.io${BASE}`);
  if (code !== 0) throw new Error(stderr);
  const server = await openLoopback((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.startsWith(BASE)
      ? pathname.slice(BASE.length) || "index.html"
      : "404.html";
    const content = read(join(user.folder, "site", path));
    response.writeHead(content === null ? 404 : 200, {
      "content-type": TYPES[extname(content === null ? "404.html" : path)] ?? "text/plain",
    });
    response.end(content ?? read(join(user.folder, "site/404.html")));
  });
  onTestFinished(server.close);
  browser ??= launchBrowser();
  const context = await (await browser).newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isPicture = message.location().url.startsWith("https://cdn-thumbnails.huggingface.co/");
    if (message.type() === "error" && !isPicture) problems.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    const isKnown =
      url.startsWith(server.origin) || url.startsWith("https://cdn-thumbnails.huggingface.co/");
    if (!isKnown) problems.push(`asked for ${url}`);
  });
  return {
    page,
    problems,
    open: async (path) => {
      await page.goto(server.origin + BASE + path);
    },
  };
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
