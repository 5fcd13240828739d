import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { PapercardsError } from "../core/errors.ts";
import { ReviewError, type ReviewSession } from "../core/review/review-session.ts";
import { createActs } from "./acts.ts";
import { admit, type Guard, refuseStrangers, withSafeHeaders } from "./guard.ts";
import { renderProblemPage } from "./pages/problem-page.ts";
import { renderPublishPage } from "./pages/publish-page.ts";
import { showCard } from "./show-card.ts";
import { cardUrl } from "./view.ts";

/** What the page works with. */
export type AppOptions = {
  session: ReviewSession;
  guard: Guard;
  /** The folder of the page's script and style. */
  publicFolder: string;
  /** Called with an unexpected error, to report it; the request gets an error page. */
  onBug: (error: Error) => void;
};

/** Media types by file extension; other files are not served. */
const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ["css", "text/css; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["svg", "image/svg+xml"],
]);

/** Builds the pages of a review. They have no state of their own: they show the session's. */
export function createApp({ session, guard, publicFolder, onBug }: AppOptions): Hono {
  const app = new Hono();
  app.use(withSafeHeaders, refuseStrangers(guard));
  app.get("/open", (context) => admit(context, guard));
  addPages(app, session);
  addFiles(app, session, publicFolder);
  app.route("/", createActs(session));
  app.onError((error, context) => answerError(error, context, onBug));
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
  onBug: AppOptions["onBug"],
): Response | Promise<Response> {
  if (!(error instanceof PapercardsError)) onBug(error);
  const { code, message, fix } = tell(error);
  const status = error instanceof ReviewError ? STATUS[error.code] : 502;
  return context.req.method === "GET"
    ? context.html(renderProblemPage({ message, fix }), status)
    : context.json({ code, message, fix, ...currentOf(error) }, status);
}

/** An error in Korean where its cause is known, with its English sentence, which holds what was answered. */
function tell(error: Error): { code: string; message: string; fix: string } {
  if (!(error instanceof PapercardsError)) return { code: "BUG", ...UNEXPECTED };
  const { code, message, fix, korean } = error;
  return korean === null
    ? { code, message, fix }
    : { code, message: `${korean.happened} (${message})`, fix: korean.fix };
}

/** What somebody else has written, beside which the reviewer's own text stays on the page. */
function currentOf(error: Error): { current?: string } {
  return error instanceof ReviewError && error.current !== null ? { current: error.current } : {};
}

const UNEXPECTED = {
  message: "예상하지 못한 일이 생겼습니다. 저장된 내용은 그대로 있습니다.",
  fix: "터미널에 나온 글을 보고, 페이지를 새로 고치세요.",
};
