import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { PapercardsError } from "../core/errors.ts";
import { type ReviewDesk, ReviewError } from "../core/review/review-desk.ts";
import { createActs, type ShowCard } from "./acts.ts";
import { admit, type Guard, refuseStrangers, withSafeHeaders } from "./guard.ts";
import { renderCardPage } from "./pages/card-page.ts";
import { renderProblemPage } from "./pages/problem-page.ts";
import { renderPublishPage } from "./pages/publish-page.ts";
import { cardUrl, readFilter } from "./view.ts";

/** What the page is made of. */
export type AppOptions = {
  desk: ReviewDesk;
  guard: Guard;
  /** The folder of the page's script and style. */
  publicFolder: string;
  /** Called with what nobody expected; the request is answered all the same. */
  onBug: (error: Error) => void;
};

/** What the page's files are, by the end of their name; nothing else is served. */
const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ["css", "text/css; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["svg", "image/svg+xml"],
]);

/** Builds the review page over a desk. It keeps nothing: what it shows is what the desk says now. */
export function createApp({ desk, guard, publicFolder, onBug }: AppOptions): Hono {
  const app = new Hono();
  const showCard = createShowCard(desk);
  app.use(withSafeHeaders, refuseStrangers(guard));
  app.get("/open", (context) => admit(context, guard));
  addPages(app, desk, showCard);
  addFiles(app, desk, publicFolder);
  app.route("/", createActs(desk, showCard));
  app.onError((error, context) => answerError(error, context, onBug));
  app.notFound((context) => context.text("없는 주소입니다.", 404));
  return app;
}

function createShowCard(desk: ReviewDesk): ShowCard {
  return async (context, id) => {
    const state = await desk.look();
    const laid = state.cards.find(({ card }) => card.paper.id === id);
    if (laid === undefined) return context.notFound();
    return context.html(renderCardPage(state, laid, readFilter(context.req.query("show"))));
  };
}

function addPages(app: Hono, desk: ReviewDesk, showCard: ShowCard): void {
  app.get("/", async (context) => {
    const { cards } = await desk.look();
    const first = cards.find((laid) => laid.decision === "open") ?? cards[0];
    return context.redirect(first === undefined ? "/publish" : cardUrl(first.card.paper.id, "all"));
  });
  app.get("/cards/:id", (context) => showCard(context, context.req.param("id")));
  app.get("/publish", async (context) =>
    context.html(renderPublishPage(await desk.look(), await desk.preview())),
  );
}

function addFiles(app: Hono, desk: ReviewDesk, publicFolder: string): void {
  app.get("/images/:id", async (context) => {
    const picture = await desk.readImage(context.req.param("id"));
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
  const { code, message, fix } =
    error instanceof PapercardsError ? error : { code: "BUG", ...UNEXPECTED };
  const status = error instanceof ReviewError ? STATUS[error.code] : 502;
  return context.req.method === "GET"
    ? context.html(renderProblemPage({ message, fix }), status)
    : context.json({ code, message, fix }, status);
}

const UNEXPECTED = {
  message: "예상하지 못한 일이 생겼습니다. 저장된 내용은 그대로 있습니다.",
  fix: "터미널에 나온 글을 보고, 페이지를 새로 고치세요.",
};
