import { costsTrust } from "../core/checks/finding.ts";
import type { ReviewCard, ReviewState } from "../core/review/review-session.ts";

/** Which cards the list shows; `findings` are those with an error, a warning, or no draft at all. */
export const FILTERS = ["all", "findings", "open"] as const;
export type Filter = (typeof FILTERS)[number];

/** Reads the filter of an address; an unknown one means all. */
export function readFilter(text: string | undefined): Filter {
  return FILTERS.find((filter) => filter === text) ?? "all";
}

/** The cards that a filter shows, in their order. */
export function filterCards({ cards }: ReviewState, filter: Filter): ReviewCard[] {
  if (filter === "open") return cards.filter(({ decision }) => decision === "open");
  if (filter === "all") return cards;
  return cards.filter(({ card }) => card.status === "failed" || costsTrust(card.findings));
}

/** Where to go from a card: within the filter, and to the next card that is still open. */
type Neighbours = { previous: string | null; next: string | null; nextOpen: string | null };

/** The neighbours of a card, by id; the search for the next open one continues at the beginning. */
export function neighboursOf(state: ReviewState, id: string, filter: Filter): Neighbours {
  const idOf = ({ card }: ReviewCard) => card.paper.id;
  const at = state.cards.findIndex((reviewed) => idOf(reviewed) === id);
  const shown = new Set(filterCards(state, filter).map(idOf));
  const isShown = (reviewed: ReviewCard) => shown.has(idOf(reviewed));
  const [before, after] = [state.cards.slice(0, at), state.cards.slice(at + 1)];
  const open = [...after, ...before].filter(({ decision }) => decision === "open");
  const nextOpen = open.find(isShown) ?? open[0];
  return {
    previous: toId(before.findLast(isShown)),
    next: toId(after.find(isShown)),
    nextOpen: toId(nextOpen),
  };
}

/** The address of a card's page in the review of a day or week, in the same filter. */
export function cardUrl(name: string, id: string, filter: Filter): string {
  return filter === "all" ? `/${name}/cards/${id}` : `/${name}/cards/${id}?show=${filter}`;
}

/** The address of the page before publishing. */
export function publishUrl(name: string): string {
  return `/${name}/publish`;
}

/** The address at which the review goes on after a card: the next one that is open, or else publishing. */
export function nextUrl(state: ReviewState, id: string, filter: Filter): string {
  const { nextOpen } = neighboursOf(state, id, filter);
  return nextOpen === null ? publishUrl(state.name) : cardUrl(state.name, nextOpen, filter);
}

function toId(reviewed: ReviewCard | undefined): string | null {
  return reviewed?.card.paper.id ?? null;
}
