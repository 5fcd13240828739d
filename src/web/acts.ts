import type { Context, Hono } from "hono";
import { z } from "zod";
import { LIST_CHANGES } from "../core/draft/change-list.ts";
import { Decision } from "../core/review/review.ts";
import type {
  ChangedState,
  ReviewDesk,
  ReviewSession,
  ReviewState,
} from "../core/review/review-session.ts";
import { readBody } from "./act-body.ts";
import type { CardPages } from "./card-pages.ts";
import { listItems } from "./items.ts";
import { boxIdOf } from "./pages/field.ts";
import { countItems } from "./pages/header.ts";
import { renderWritten } from "./pages/publish/written.ts";
import { type ActName, tellDone } from "./tell-done.ts";
import { tellUndone } from "./tell-undone.ts";
import { readFilter } from "./view.ts";

/** Cards that are accepted at once: more than a week has. */
const MAX_ACCEPTED_AT_ONCE = 1_000;

/** Items of a list of a card: more than any has. */
const MAX_ITEMS = 20;

const RevisionBody = z.object({ revision: z.int().nonnegative() });
const EditBody = RevisionBody.extend({
  path: z.string().max(60),
  text: z.string().max(2_000),
  stroke: z.int().nonnegative().optional(),
  was: z.string().max(2_000).optional(),
  items: z.array(z.string().max(2_000)).max(MAX_ITEMS).optional(),
});
const RevertBody = RevisionBody.extend({ path: z.string().max(60).optional() });
const QuoteBody = RevisionBody.extend({ item: z.string().max(60), text: z.string().max(2_000) });
const DecideBody = RevisionBody.extend({ decision: Decision });
const RestoreBody = RevisionBody.extend({ finding: z.string().max(20) });
const DismissBody = RestoreBody.extend({ reason: z.string().max(1_000) });
const Fields = z.object({ fields: z.array(z.string().max(60)).min(1).max(60) });
const ChooseBody = RevisionBody.extend({ choice: z.union([z.enum(["new", "old"]), Fields]) });
const ArrangeBody = RevisionBody.extend({ change: z.enum(LIST_CHANGES), item: z.string().max(60) });
const AcceptBody = RevisionBody.extend({
  ids: z.array(z.string().max(40)).min(1).max(MAX_ACCEPTED_AT_ONCE),
});
const UndoBody = RevisionBody.extend({
  act: z.int().nonnegative(),
  /** The card of the page, be it another one than is changed. */
  card: z.string().max(40),
});

/** A change of a card. */
type Act<Body> = (session: ReviewSession, id: string, body: Body) => Promise<ChangedState>;

/** The writes of the page. Each takes JSON, so that no form of another site can send one. */
export function addActs(app: Hono, desk: ReviewDesk, pages: CardPages): void {
  const onCard = <Body extends { revision: number; path?: string | undefined }>(
    name: ActName,
    schema: z.ZodType<Body>,
    act: Act<Body>,
  ) =>
    app.post(`/:name/cards/:id/${name}`, async (context) => {
      const { id } = context.req.param();
      const body = await readBody(context, schema);
      const session = await desk.open(context.req.param("name"));
      const before = await session.look();
      const after = await act(session, id, body);
      const text = tellDone(name, findItem(before, id), findItem(after, id));
      const done = { text, undo: after.undo };
      const ownBox = name === "edit" && body.path !== undefined ? boxIdOf(body.path) : undefined;
      const place = { seen: body.revision, id, ownBox };
      return context.json(pages.answer({ after, ...place, done, ...filterOf(context) }));
    });
  onCard("edit", EditBody, (session, id, { revision, ...change }) =>
    session.edit(id, change, revision),
  );
  onCard("revert", RevertBody, (session, id, { revision, path }) =>
    path === undefined ? session.revert(id, revision) : session.revertField(id, path, revision),
  );
  onCard("quote", QuoteBody, (session, id, { revision, ...passage }) =>
    session.quote(id, passage, revision),
  );
  onCard("decide", DecideBody, (session, id, { revision, decision }) =>
    session.decide(id, decision, revision),
  );
  onCard("dismiss", DismissBody, (session, id, { revision, ...dismissal }) =>
    session.dismiss(id, dismissal, revision),
  );
  onCard("restore", RestoreBody, (session, id, { revision, finding }) =>
    session.restore(id, finding, revision),
  );
  onCard("choose", ChooseBody, (session, id, { revision, choice }) =>
    session.choose(id, choice, revision),
  );
  onCard("reconsider", RevisionBody, (session, id, { revision }) =>
    session.reconsider(id, revision),
  );
  onCard("arrange", ArrangeBody, (session, id, { revision, change, item }) =>
    session.arrange(id, { act: change, path: item }, revision),
  );
  onCard("begin", RevisionBody, (session, id, { revision }) => session.begin(id, revision));
  addDayActs(app, desk, pages);
}

/** The acts that are none of one card's. */
function addDayActs(app: Hono, desk: ReviewDesk, pages: CardPages): void {
  app.post("/:name/undo", async (context) => {
    const { act, card: id, revision: seen } = await readBody(context, UndoBody);
    const session = await desk.open(context.req.param("name"));
    const before = await session.look();
    const after = await session.undo(act);
    const done = { text: tellUndone(before, after, id), undo: null };
    return context.json(pages.answer({ after, seen, id, done, ...filterOf(context) }));
  });
  app.post("/:name/accept", async (context) => {
    const { ids, revision: seen } = await readBody(context, AcceptBody);
    const session = await desk.open(context.req.param("name"));
    const after = await session.acceptClean(ids, seen);
    const done = {
      text: `확인함으로 표시했습니다: ${countItems(after, ids.length)}.`,
      undo: after.undo,
    };
    return context.json(pages.answer({ after, seen, id: "", done, ...filterOf(context) }));
  });
  app.post("/:name/publish", async (context) => {
    const { revision } = await readBody(context, RevisionBody);
    const name = context.req.param("name");
    const session = await desk.open(name);
    const files = await session.publish(revision);
    return context.json({ files, written: `${renderWritten(files)}` });
  });
}

function filterOf(context: Context) {
  const { show, order } = context.req.query();
  return { filter: readFilter({ show, order }) };
}

function findItem(state: ReviewState, id: string) {
  return listItems(state).find((item) => item.id === id);
}
