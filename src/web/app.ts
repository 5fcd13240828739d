import { type Context, Hono } from "hono";
import { renderTagChart } from "../core/digest/tag-chart.ts";
import { UsageError } from "../core/errors.ts";
import { type EmptyCard, type ReviewDesk, ReviewError } from "../core/review/review-session.ts";
import { refuseLarge } from "./act-body.ts";
import { addActs } from "./acts.ts";
import { addAskActs } from "./ask-acts.ts";
import { createAskings } from "./askings.ts";
import { addAssets, send } from "./assets.ts";
import { type CardPages, createCardPages } from "./card-pages.ts";
import { admit, type Guard, refuseStrangers, withSafeHeaders } from "./guard.ts";
import { listItems } from "./items.ts";
import { fieldNameOf } from "./labels.ts";
import { renderAcceptPage } from "./pages/inbox/accept-page.ts";
import { renderInbox } from "./pages/inbox/inbox-page.ts";
import { renderProblemPage } from "./pages/problem-page.ts";
import { renderPublishPage } from "./pages/publish/publish-page.ts";
import { renderTwoTexts } from "./pages/writing/two-texts.ts";
import { tellProblem } from "./tell-problem.ts";
import { ALL, cardUrl, publishUrl, readFilter } from "./view.ts";
import { afterWrites } from "./write-turns.ts";

/** What the page works with. */
export type AppOptions = {
  desk: ReviewDesk;
  guard: Guard;
  /** The folder of the page's script and style. */
  publicFolder: string;
  /** Called with what went wrong, to report it where the page was started; the request gets a page that says so in Korean. */
  onProblem: (problem: Error) => void;
};

/** Builds the pages of all reviews. They have no state of their own: they show the sessions'. */
export function createApp({ desk, guard, publicFolder, onProblem }: AppOptions): Hono {
  const app = new Hono();
  app.use(withSafeHeaders, refuseStrangers(guard));
  app.get("/open", (context) => admit(context, guard));
  addAssets(app, publicFolder);
  app.use(afterWrites());
  app.post("*", refuseLarge);
  addAskActs(app, desk, createAskings(onProblem));
  const pages = createCardPages();
  addPages(app, desk, pages);
  addActs(app, desk, pages);
  app.onError((error, context) => answerError(error, context, onProblem));
  app.notFound((context) => context.html(renderProblemPage(NO_PAGE), 404));
  return app;
}

function addPages(app: Hono, desk: ReviewDesk, pages: CardPages): void {
  app.get("/", async (context) => context.html(renderInbox(await desk.list())));
  app.get("/:name", async (context) => {
    const state = await (await desk.open(context.req.param("name"))).look();
    const items = listItems(state);
    const first = items.find(({ decision }) => decision === "open") ?? items[0];
    const url = first && cardUrl(state.name, first.id, ALL);
    return context.redirect(url ?? publishUrl(state.name));
  });
  app.get("/:name/cards/:id", async (context) => {
    const { name, id } = context.req.param();
    const { show, order } = context.req.query();
    const state = await (await desk.open(name)).look();
    const page = pages.open(state, id, readFilter({ show, order }));
    return page === null ? context.notFound() : context.html(page);
  });
  app.get("/:name/publish", async (context) => {
    const session = await desk.open(context.req.param("name"));
    const [state, preview] = [await session.look(), await session.preview()];
    const waiting = await desk.list();
    return context.html(renderPublishPage(state, preview, waiting));
  });
  app.get("/:name/accept", async (context) => {
    const session = await desk.open(context.req.param("name"));
    const isOfSentences = context.req.query("only") === "sentences";
    return context.html(renderAcceptPage(await session.look(), { isOfSentences }));
  });
  app.get("/:name/chart.svg", async (context) => {
    const { week } = await (await desk.open(context.req.param("name"))).look();
    if (week === null || week.tagWeeks.length === 0) return context.notFound();
    const chart = Buffer.from(renderTagChart(week.tagWeeks));
    return send(context, chart, "image/svg+xml");
  });
  app.get("/:name/images/:id", async (context) => {
    const { name, id } = context.req.param();
    const picture = await (await desk.open(name)).readImage(id);
    return picture === null ? context.notFound() : send(context, picture, "image/webp");
  });
}

const NO_PAGE = { message: "없는 주소입니다.", fix: "처음으로 가서 검토할 날을 고르세요." };

const STATUS = { CONFLICT: 409, INPUT: 400, MISSING: 404, LARGE: 413 } as const;

function answerError(
  error: Error,
  context: Context,
  onProblem: AppOptions["onProblem"],
): Response | Promise<Response> {
  if (!(error instanceof ReviewError)) onProblem(error);
  const { code, message, fix } = tellProblem(error);
  const status = statusOf(error);
  return context.req.method === "GET"
    ? context.html(renderProblemPage({ message, fix }), status)
    : context.json({ code, message, fix, ...tellDetails(error) }, status);
}

/** Of a day that has nothing to review the command line says so, too. */
function statusOf(error: Error): 400 | 404 | 409 | 413 | 502 {
  if (error instanceof ReviewError) return STATUS[error.code];
  return error instanceof UsageError ? 404 : 502;
}

function nameFields(card: EmptyCard): EmptyCard {
  return { ...card, fields: card.fields.map(fieldNameOf) };
}

/** What is known of a problem: the texts of two people who write in one field, and the fields that it is about. */
function tellDetails(error: Error) {
  if (!(error instanceof ReviewError)) return {};
  const { current, written, path, empty } = error;
  return {
    ...(current !== null && { current }),
    ...(written !== null && { texts: `${renderTwoTexts(current, written)}` }),
    ...(path !== null && { path }),
    ...(empty.length > 0 && { empty: empty.map(nameFields) }),
  };
}
