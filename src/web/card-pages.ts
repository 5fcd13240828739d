import type { ReviewState } from "../core/review/review-session.ts";
import { changedParts, listParts, type PagePart } from "./page-parts.ts";
import { renderItemPage } from "./pages/item-page.ts";
import { type Filter, nextUrl } from "./view.ts";

/** What the page gets for an act. */
type ActAnswer = {
  revision: number;
  /** Where to go on after this card. */
  next: string;
  /** The elements of the page that are not as before, by id. */
  parts: Record<string, string>;
  /** What was done, and the number by which it can be undone; null for what cannot. */
  done: { text: string; undo: number | null };
};

/** An act that was done, and where its sender stands. */
type DoneAct = {
  after: ReviewState;
  /** The revision that the sender's page has. */
  seen: number;
  /** The card of the page. */
  id: string;
  filter: Filter;
  /** The box in which the sender writes, which has its text already. */
  ownBox?: string | undefined;
  done: ActAnswer["done"];
};

/** The pages of cards and sentences. */
export type CardPages = {
  /** The page of a card or sentence as it is opened; null when there is none with this id. */
  open: (state: ReviewState, id: string, filter: Filter) => string | null;
  /** The answer to an act: what of the sender's page has to be drawn anew. */
  answer: (act: DoneAct) => ActAnswer;
};

/** Pages whose parts are remembered: a reviewer has one or two of them open. */
const MAX_REMEMBERED = 20;

/** A page as it was sent last. */
type SentPage = { revision: number; parts: readonly PagePart[] };

/** Remembers each page as it was sent last, so that an act is answered with no more than what it has changed there. */
export function createCardPages(): CardPages {
  const sent = new Map<string, SentPage>();
  const send = (state: ReviewState, id: string, filter: Filter) => {
    const page = `${renderItemPage(state, id, filter) ?? ""}`;
    const parts = listParts(page);
    const key = keyOf(state, id, filter);
    sent.delete(key);
    sent.set(key, { revision: state.revision, parts }); // the newest stands at the end
    const [oldest] = sent.size > MAX_REMEMBERED ? sent.keys() : [];
    if (oldest !== undefined) sent.delete(oldest);
    return { page, parts };
  };
  return {
    open: (state, id, filter) => send(state, id, filter).page || null,
    answer: ({ after, seen, id, filter, ownBox = "", done }) => {
      const before = sent.get(keyOf(after, id, filter));
      const { parts: now } = send(after, id, filter);
      const changed = changedParts(before?.revision === seen ? before.parts : null, now);
      const { [ownBox]: _, ...parts } = changed;
      return { revision: after.revision, next: nextUrl(after, id, filter), parts, done };
    },
  };
}

function keyOf({ name }: ReviewState, id: string, { show, isByRisk }: Filter): string {
  return `${name} ${id} ${show} ${isByRisk}`;
}
