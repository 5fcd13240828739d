import type { Hono } from "hono";
import { z } from "zod";
import { type ReviewDesk, ReviewError } from "../core/review/review-session.ts";
import { readBody } from "./act-body.ts";
import type { Askings } from "./askings.ts";
import { renderAskings } from "./pages/asking-list.ts";

const AskBody = z.object({ remark: z.string().trim().max(1_000) });
/** Questions that are closed at once: more than are remembered. */
const MAX_CLOSED_AT_ONCE = 100;

const SeenBody = z.object({ askings: z.array(z.int().positive()).max(MAX_CLOSED_AT_ONCE) });

/** Asking the model, and what becomes of it: the answer to an act never waits for a model. */
export function addAskActs(app: Hono, desk: ReviewDesk, askings: Askings): void {
  app.post("/:name/cards/:id/ask", async (context) => {
    const { remark } = await readBody(context, AskBody);
    const { name, id } = context.req.param();
    const session = await desk.open(name);
    const { cards } = await session.look();
    const paper = cards.find(({ card }) => card.paper.id === id)?.card.paper;
    if (paper === undefined) {
      throw new ReviewError(
        "MISSING",
        `이 날에는 ${id} 카드가 없습니다.`,
        "목록에서 카드를 고르세요.",
      );
    }
    askings.start(name, session, { paper, remark });
    return context.json({ done: { text: ASKED, undo: null } });
  });
  app.get("/asking", (context) => {
    const known = askings.list();
    const asked = known.map(({ number, name, paper, status }) => ({
      ...{ number, name, status },
      ...{ card: paper.id, title: paper.title },
    }));
    return context.json({ asked, html: `${renderAskings(known)}` });
  });
  app.post("/seen", async (context) => {
    askings.see((await readBody(context, SeenBody)).askings);
    return context.json({});
  });
}

const ASKED = "모델에 묻고 있습니다. 몇 분 걸릴 수 있고, 그동안 다른 카드를 보아도 됩니다.";
