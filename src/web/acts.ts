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
import { answerAct } from "./answer-act.ts";
import { type ActName, tellDone } from "./tell-done.ts";
import { readFilter } from "./view.ts";

const RevisionBody = z.object({ revision: z.int().nonnegative() });
const EditBody = RevisionBody.extend({
  path: z.string().max(60),
  text: z.string().max(2_000),
  stroke: z.int().nonnegative().optional(),
  was: z.string().max(2_000).optional(),
});
const RevertBody = RevisionBody.extend({ path: z.string().max(60).optional() });
const QuoteBody = RevisionBody.extend({ item: z.string().max(60), text: z.string().max(2_000) });
const DecideBody = RevisionBody.extend({ decision: Decision });
const RestoreBody = RevisionBody.extend({ finding: z.string().max(20) });
const DismissBody = RestoreBody.extend({ reason: z.string().max(1_000) });
const Fields = z.object({ fields: z.array(z.string().max(60)).min(1).max(60) });
const ChooseBody = RevisionBody.extend({ choice: z.union([z.enum(["new", "old"]), Fields]) });
const ArrangeBody = RevisionBody.extend({ change: z.enum(LIST_CHANGES), item: z.string().max(60) });
const UndoBody = RevisionBody.extend({
  act: z.int().nonnegative(),
  /** The card of the page, be it another one than is changed. */
  card: z.string().max(40),
});

/** A change of a card. */
type Act<Body> = (session: ReviewSession, id: string, body: Body) => Promise<ChangedState>;

/** The writes of the page. Each takes JSON, so that no form of another site can send one. */
export function addActs(app: Hono, desk: ReviewDesk): void {
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
      const text = tellDone(name, findCard(before, id), findCard(after, id));
      const done = { text, undo: after.undo };
      const place = { seen: body.revision, id, path: name === "edit" ? body.path : undefined };
      return context.json(answerAct({ before, after, ...place, done, ...filterOf(context) }));
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
  addDayActs(app, desk);
}

/** The acts that are none of one card's. */
function addDayActs(app: Hono, desk: ReviewDesk): void {
  app.post("/:name/undo", async (context) => {
    const { act, card: id, revision: seen } = await readBody(context, UndoBody);
    const session = await desk.open(context.req.param("name"));
    const before = await session.look();
    const after = await session.undo(act);
    const other = after.cards.find((reviewed, index) => reviewed !== before.cards[index])?.card
      .paper;
    const ofOther = other !== undefined && other.id !== id ? ` 바뀐 카드: ${other.title}` : "";
    const done = { text: `되돌렸습니다.${ofOther}`, undo: null };
    return context.json(answerAct({ before, after, seen, id, done, ...filterOf(context) }));
  });
  app.post("/:name/publish", async (context) => {
    const { revision } = await readBody(context, RevisionBody);
    const session = await desk.open(context.req.param("name"));
    return context.json({ files: await session.publish(revision) });
  });
}

function filterOf(context: Context) {
  return { filter: readFilter(context.req.query("show")) };
}

function findCard({ cards }: ReviewState, id: string) {
  return cards.find(({ card }) => card.paper.id === id);
}
