import { costsTrust } from "../core/checks/finding.ts";
import type { Desk, DeskCard } from "../core/review/review-desk.ts";

/** Which cards the list shows; `findings` are those with an error, a warning, or no draft at all. */
export const FILTERS = ["all", "findings", "open"] as const;
export type Filter = (typeof FILTERS)[number];

/** Reads the filter of an address; anything unknown shows all. */
export function readFilter(text: string | undefined): Filter {
  return FILTERS.find((filter) => filter === text) ?? "all";
}

/** The cards that a filter shows, in their order. */
export function filterCards({ cards }: Desk, filter: Filter): DeskCard[] {
  if (filter === "open") return cards.filter((laid) => laid.decision === "open");
  if (filter === "all") return cards;
  return cards.filter(({ card }) => card.status === "failed" || costsTrust(card.findings));
}

/** Where one goes from a card: within the filter, and to the next one that nobody has looked at. */
type Neighbours = { previous: string | null; next: string | null; nextOpen: string | null };

/** The neighbours of a card, by id; the next open one is sought past the end, from the beginning. */
export function neighboursOf(desk: Desk, id: string, filter: Filter): Neighbours {
  const idOf = (laid: DeskCard) => laid.card.paper.id;
  const at = desk.cards.findIndex((laid) => idOf(laid) === id);
  const shown = new Set(filterCards(desk, filter).map(idOf));
  const isShown = (laid: DeskCard) => shown.has(idOf(laid));
  const [before, after] = [desk.cards.slice(0, at), desk.cards.slice(at + 1)];
  const open = [...after, ...before].filter((laid) => laid.decision === "open");
  const nextOpen = open.find(isShown) ?? open[0];
  return {
    previous: toId(before.findLast(isShown)),
    next: toId(after.find(isShown)),
    nextOpen: toId(nextOpen),
  };
}

/** The address of a card's page, in the same filter. */
export function cardUrl(id: string, filter: Filter): string {
  return filter === "all" ? `/cards/${id}` : `/cards/${id}?show=${filter}`;
}

function toId(laid: DeskCard | undefined): string | null {
  return laid?.card.paper.id ?? null;
}
