import type { ReviewState } from "../../core/review/review-session.ts";
import type { Filter } from "../view.ts";
import { renderCardPage } from "./card-page.ts";
import type { Html } from "./layout.ts";
import { renderSentencePage } from "./week/sentence-page.ts";

/** The page of a card, or of a sentence of a week; null when there is none with this id. */
export function renderItemPage(state: ReviewState, id: string, filter: Filter): Html | null {
  const reviewed = state.cards.find(({ card }) => card.paper.id === id);
  if (reviewed !== undefined) return renderCardPage(state, reviewed, filter);
  const sentence = state.week?.sentences.find((one) => one.id === id);
  return sentence === undefined ? null : renderSentencePage(state, sentence, filter);
}
