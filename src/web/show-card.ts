import type { Context } from "hono";
import type { ReviewState } from "../core/review/review-session.ts";
import { renderItemPage } from "./pages/item-page.ts";
import { readFilter } from "./view.ts";

/** Responds with the page of a card or sentence, in the filter of the address: when it is opened, and after an act. */
export function showCard(
  context: Context,
  state: ReviewState,
  id: string,
): Response | Promise<Response> {
  const { show, order } = context.req.query();
  const page = renderItemPage(state, id, readFilter({ show, order }));
  return page === null ? context.notFound() : context.html(page);
}
