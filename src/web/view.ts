import { CHECKS, type Finding } from "../core/checks/finding.ts";
import type { ReviewState } from "../core/review/review-session.ts";
import { hasFindingOf, type Item, isSuspect, listItems, orderByRisk } from "./items.ts";

/** What the list can be narrowed to; `findings` are those with an error, a warning, or no draft at all. */
export const SHOWN = ["all", "findings", "open"] as const;

/** Which of a review the list shows, besides these also what one check has found something in, and in which order. */
export type Filter = {
  show: (typeof SHOWN)[number] | Finding["check"];
  /** Whether what is most at risk comes first; else the order is the digest's. */
  isByRisk: boolean;
};

/** Everything, in the order of the digest. */
export const ALL: Filter = { show: "all", isByRisk: false };

/** What an address may say of the list. */
type Query = { show?: string | undefined; order?: string | undefined };

/** Reads the filter of an address; an unknown one means all. */
export function readFilter({ show, order }: Query): Filter {
  const known = [...SHOWN, ...CHECKS].find((name) => name === show) ?? "all";
  return { show: known, isByRisk: order === "risk" };
}

/** What a filter shows, in its order. */
export function filterItems(state: ReviewState, filter: Filter): Item[] {
  return orderItems(state, filter).filter((item) => isShown(item, filter));
}

function orderItems(state: ReviewState, { isByRisk }: Filter): Item[] {
  const items = listItems(state);
  return isByRisk ? orderByRisk(items) : items;
}

function isShown(item: Item, { show }: Filter): boolean {
  if (show === "all") return true;
  if (show === "open") return item.decision === "open";
  return show === "findings" ? isSuspect(item) : hasFindingOf(item, show);
}

/** Where to go from a card or sentence: within the filter, and to the next that is still open. */
type Neighbours = { previous: string | null; next: string | null; nextOpen: string | null };

/** The neighbours of a card or sentence, by id; the search for the next open one continues at the beginning. */
export function neighboursOf(state: ReviewState, id: string, filter: Filter): Neighbours {
  const items = orderItems(state, filter);
  const at = items.findIndex((item) => item.id === id);
  const isInFilter = (item: Item) => isShown(item, filter);
  const [before, after] = [items.slice(0, Math.max(at, 0)), items.slice(at + 1)];
  const open = [...after, ...before].filter(({ decision }) => decision === "open");
  const nextOpen = open.find(isInFilter) ?? open[0];
  return {
    previous: before.findLast(isInFilter)?.id ?? null,
    next: after.find(isInFilter)?.id ?? null,
    nextOpen: nextOpen?.id ?? null,
  };
}

/** The address of the page of a card or sentence in the review of a day or week, in the same filter. */
export function cardUrl(name: string, id: string, { show, isByRisk }: Filter): string {
  const query = [...(show === "all" ? [] : [`show=${show}`]), ...(isByRisk ? ["order=risk"] : [])];
  return `/${name}/cards/${id}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

/** The address of the page before publishing. */
export function publishUrl(name: string): string {
  return `/${name}/publish`;
}

/** The address of the page that lists what can be accepted at once, of a week perhaps its sentences alone. */
export function acceptUrl(name: string, { isOfSentences = false } = {}): string {
  return `/${name}/accept${isOfSentences ? "?only=sentences" : ""}`;
}

/** The address at which the review goes on: the next that is open, or else publishing, where it ends. */
export function nextUrl(state: ReviewState, id: string, filter: Filter): string {
  const { nextOpen } = neighboursOf(state, id, filter);
  return nextOpen === null ? publishUrl(state.name) : cardUrl(state.name, nextOpen, filter);
}
