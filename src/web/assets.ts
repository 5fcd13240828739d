import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context, Hono } from "hono";

/** Where the page's script and style are: another address each time that the program starts, so that a browser may keep them. */
export const ASSETS = `/assets/${randomBytes(6).toString("hex")}`;

/** How long a browser may keep a file whose address is another one as soon as it may have changed: a year, in seconds. */
const KEPT = "private, max-age=31536000, immutable";

/** Media types by file extension; other files are not served, but for the styles. */
const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ["js", "text/javascript; charset=utf-8"],
  ["svg", "image/svg+xml"],
]);

/** The files of `public/styles/`, in the order in which they add to each other. */
const STYLES = [
  ...["page", "top", "frame", "controls", "verdict", "card", "field", "marks", "style-findings"],
  ...["difference", "writing", "quoting", "inbox", "done", "narrow", "low", "modes"],
];

/** Serves the page's script and style. */
export function addAssets(app: Hono, publicFolder: string): void {
  // Browsers ask for it by this name while a page is still loading.
  app.get("/favicon.ico", (context) => context.redirect(`${ASSETS}/icon.svg`));
  app.get(`${ASSETS}/review.css`, async (context) =>
    keep(context, await readStyles(publicFolder), "text/css; charset=utf-8"),
  );
  app.get(`${ASSETS}/:name`, async (context) => {
    const name = context.req.param("name");
    const type = FILE_TYPES.get(/^[a-z-]+\.([a-z]+)$/.exec(name)?.[1] ?? "");
    if (type === undefined) return context.notFound();
    const bytes = await readFile(join(publicFolder, name)).catch(() => null); // no such file
    return bytes === null ? context.notFound() : keep(context, bytes, type);
  });
}

/** Responds with a file of this server. */
export function send(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(Uint8Array.from(bytes), 200, { "content-type": type });
}

function keep(context: Context, bytes: Uint8Array, type: string): Response {
  context.header("cache-control", KEPT);
  return send(context, bytes, type);
}

/** All styles of the page as one, which is fetched at once. */
async function readStyles(publicFolder: string): Promise<Buffer> {
  const files = STYLES.map((name) => readFile(join(publicFolder, "styles", `${name}.css`)));
  return Buffer.concat(await Promise.all(files));
}
