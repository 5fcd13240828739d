import type { ReviewState } from "../core/review/review-session.ts";
import { changedParts } from "./page-parts.ts";
import { partIdOf } from "./pages/field.ts";
import { renderItemPage } from "./pages/item-page.ts";
import { type Filter, nextUrl } from "./view.ts";

/** What the page gets for an act. */
export type ActAnswer = {
  revision: number;
  /** Where to go on after this card. */
  next: string;
  /** The elements of the page that are not as before, by id. */
  parts: Record<string, string>;
  /** What was done, and the number by which it can be undone; null for what cannot. */
  done: { text: string; undo: number | null };
};

/** An act that was done, and where its sender stands. */
export type DoneAct = {
  before: ReviewState;
  after: ReviewState;
  /** The revision that the sender's page has. */
  seen: number;
  /** The card of the page. */
  id: string;
  filter: Filter;
  /** The field that the sender has changed, whose box is as the sender has it. */
  path?: string | undefined;
  done: ActAnswer["done"];
};

/** The answer to an act: what of the page of its card has to be drawn anew. */
export function answerAct({ before, after, seen, id, filter, path, done }: DoneAct): ActAnswer {
  const isNext = seen === before.revision && after.revision <= before.revision + 1;
  const { [path === undefined ? "" : partIdOf(path)]: _, ...parts } = changedParts(
    isNext ? renderPage(before, id, filter) : null,
    renderPage(after, id, filter),
  );
  return { revision: after.revision, next: nextUrl(after, id, filter), parts, done };
}

function renderPage(state: ReviewState, id: string, filter: Filter): string {
  const page = renderItemPage(state, id, filter);
  return page === null ? "" : `${page}`;
}
