import type { Context } from "hono";
import type { ReviewState } from "../core/review/review-session.ts";
import { renderCardPage } from "./pages/card-page.ts";
import { readFilter } from "./view.ts";

/** Responds with the page of a card, in the filter of the address: when it is opened, and after an act. */
export function showCard(
  context: Context,
  state: ReviewState,
  id: string,
): Response | Promise<Response> {
  const reviewed = state.cards.find(({ card }) => card.paper.id === id);
  if (reviewed === undefined) return context.notFound();
  return context.html(renderCardPage(state, reviewed, readFilter(context.req.query("show"))));
}
