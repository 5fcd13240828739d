import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { ReviewError, type ReviewSession } from "../core/review/review-session.ts";
import { createActs } from "./acts.ts";
import { admit, type Guard, refuseStrangers, withSafeHeaders } from "./guard.ts";
import { renderProblemPage } from "./pages/problem-page.ts";
import { renderPublishPage } from "./pages/publish-page.ts";
import { showCard } from "./show-card.ts";
import { tellProblem } from "./tell-problem.ts";
import { cardUrl } from "./view.ts";

/** What the page works with. */
export type AppOptions = {
  session: ReviewSession;
  guard: Guard;
  /** The folder of the page's script and style. */
  publicFolder: string;
  /** Called with what went wrong, to report it where the page was started; the request gets a page that says so in Korean. */
  onProblem: (problem: Error) => void;
};

/** Media types by file extension; other files are not served. */
const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ["css", "text/css; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["svg", "image/svg+xml"],
]);

/** Builds the pages of a review. They have no state of their own: they show the session's. */
export function createApp({ session, guard, publicFolder, onProblem }: AppOptions): Hono {
  const app = new Hono();
  app.use(withSafeHeaders, refuseStrangers(guard));
  app.get("/open", (context) => admit(context, guard));
  addPages(app, session);
  addFiles(app, session, publicFolder);
  app.route("/", createActs(session));
  app.onError((error, context) => answerError(error, context, onProblem));
  app.notFound((context) => context.text("없는 주소입니다.", 404));
  return app;
}

function addPages(app: Hono, session: ReviewSession): void {
  app.get("/", async (context) => {
    const { cards } = await session.look();
    const first = cards.find(({ decision }) => decision === "open") ?? cards[0];
    return context.redirect(first === undefined ? "/publish" : cardUrl(first.card.paper.id, "all"));
  });
  app.get("/cards/:id", async (context) =>
    showCard(context, await session.look(), context.req.param("id")),
  );
  app.get("/publish", async (context) =>
    context.html(renderPublishPage(await session.look(), await session.preview())),
  );
}

function addFiles(app: Hono, session: ReviewSession, publicFolder: string): void {
  app.get("/images/:id", async (context) => {
    const picture = await session.readImage(context.req.param("id"));
    return picture === null ? context.notFound() : send(context, picture, "image/webp");
  });
  app.get("/assets/:name", async (context) => {
    const name = context.req.param("name");
    const type = FILE_TYPES.get(/^[a-z]+\.([a-z]+)$/.exec(name)?.[1] ?? "");
    if (type === undefined) return context.notFound();
    const bytes = await readFile(join(publicFolder, name)).catch(() => null); // no such file
    return bytes === null ? context.notFound() : send(context, bytes, type);
  });
}

function send(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(Uint8Array.from(bytes), 200, { "content-type": type });
}

const STATUS = { CONFLICT: 409, INPUT: 400, MISSING: 404 } as const;

function answerError(
  error: Error,
  context: Context,
  onProblem: AppOptions["onProblem"],
): Response | Promise<Response> {
  if (!(error instanceof ReviewError)) onProblem(error);
  const { code, message, fix } = tellProblem(error);
  const status = error instanceof ReviewError ? STATUS[error.code] : 502;
  return context.req.method === "GET"
    ? context.html(renderProblemPage({ message, fix }), status)
    : context.json({ code, message, fix, ...currentOf(error) }, status);
}

/** What somebody else has written, beside which the reviewer's own text stays on the page. */
function currentOf(error: Error): { current?: string } {
  return error instanceof ReviewError && error.current !== null ? { current: error.current } : {};
}
