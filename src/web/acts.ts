import type { Context } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { parseJson } from "../core/parse-json.ts";
import { Decision } from "../core/review/review.ts";
import {
  ReviewError,
  type ReviewSession,
  type ReviewState,
} from "../core/review/review-session.ts";
import { showCard } from "./show-card.ts";

/** Longest body of a write, in bytes: ten times what the longest field of a card takes. */
const MAX_ACT_BYTES = 64 * 1024;

const RevisionBody = z.object({ revision: z.int().nonnegative() });
const EditBody = RevisionBody.extend({ path: z.string().max(60), text: z.string().max(2_000) });
const DecideBody = RevisionBody.extend({ decision: Decision });
const RestoreBody = RevisionBody.extend({ finding: z.string().max(20) });
const DismissBody = RestoreBody.extend({ reason: z.string().max(1_000) });
const ChooseBody = RevisionBody.extend({ choice: z.enum(["new", "old"]) });
const AskBody = z.object({ remark: z.string().trim().max(1_000) });

/** The writes of the page. Each takes JSON, so that no form of another site can send one. */
export function createActs(session: ReviewSession): Hono {
  const acts = new Hono();
  acts.use(bodyLimit({ maxSize: MAX_ACT_BYTES, onError: refuseLarge }));
  const onCard = <Body>(
    name: string,
    schema: z.ZodType<Body>,
    act: (id: string, body: Body) => Promise<ReviewState>,
  ) =>
    acts.post(`/cards/:id/${name}`, async (context) => {
      const id = context.req.param("id");
      return showCard(context, await act(id, await read(context, schema)), id);
    });
  onCard("edit", EditBody, (id, { revision, ...change }) => session.edit(id, change, revision));
  onCard("revert", RevisionBody, (id, { revision }) => session.revert(id, revision));
  onCard("decide", DecideBody, (id, { revision, decision }) =>
    session.decide(id, decision, revision),
  );
  onCard("dismiss", DismissBody, (id, { revision, ...dismissal }) =>
    session.dismiss(id, dismissal, revision),
  );
  onCard("restore", RestoreBody, (id, { revision, finding }) =>
    session.restore(id, finding, revision),
  );
  onCard("ask", AskBody, (id, { remark }) => session.ask(id, remark));
  onCard("choose", ChooseBody, (id, { revision, choice }) => session.choose(id, choice, revision));
  acts.post("/publish", async (context) => {
    const { revision } = await read(context, RevisionBody);
    return context.json({ files: await session.publish(revision) });
  });
  return acts;
}

async function read<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const isJson = context.req.header("content-type")?.startsWith("application/json") ?? false;
  const body: unknown = isJson ? parseJson(await context.req.text()) : undefined;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ReviewError(
    "INPUT",
    "보낸 내용을 받을 수 없습니다. 한 칸은 2,000자, 바라는 점은 1,000자까지 쓸 수 있습니다.",
    "줄여서 다시 저장하거나 페이지를 새로 고치세요.",
  );
}

function refuseLarge(): never {
  throw new ReviewError("INPUT", "보낸 내용이 너무 깁니다.", "줄여서 다시 저장하세요.");
}
