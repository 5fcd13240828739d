import type { Card } from "../card/card.ts";
import { shownCards } from "../card/shown-cards.ts";
import type { DailyDigest } from "../digest/digest.ts";
import { isNavigation } from "../digest/neighbours.ts";
import { cardAnchor, renderOverview } from "../digest/overview.ts";
import type { Paper } from "../paper/paper.ts";
import { isRule, listShown } from "./document/document.ts";
import { readPart, splitParts, withNumber } from "./document/parts.ts";
import { toRemoved } from "./removed-card.ts";
import { type TakenOver, takeOver } from "./take-over.ts";

/** What is known of cards that are in a day's document, or were, and not in its data. */
export type Gone = {
  /** Papers whose cards were taken out of the data since the document was written. */
  removed: ReadonlySet<string>;
  /** Whether a part of the document is as the program has written it; null where the document does not tell. */
  isWritten: ((part: string) => boolean) | null;
};

/**
 * Takes over what was edited in the document of a day of which cards were hidden in the data, or taken out of it: the
 * former are compared as if they were still shown, the latter are left out of the document, with their lines in the
 * overview, where these are as they were written. Of a card whose section a person has cut as well, its line there and
 * the rule beside it may be gone or left.
 */
export function takeOverBesideGone(day: DailyDigest, markdown: string, gone: Gone): TakenOver {
  const mended = findMended(markdown, gone);
  if (mended !== null) {
    return { status: "refused", line: null, why: "both edited", what: `the card of ${mended}` };
  }
  const shown = listShown(markdown);
  const cards = day.cards.map((card) => ({
    ...card,
    hidden: card.hidden && !shown.has(card.paper.id),
  }));
  const written = { ...day, cards };
  const isAnyGone = gone.removed.size > 0 || cards.some(({ hidden }) => hidden);
  const own = isAnyGone ? cutGone(written, markdown, gone) : markdown;
  const taken = takeOver(written, own, isAnyGone ? { isLeftOut: isBesideCards } : {});
  const isSame = own === markdown && shownCards(written).length === shownCards(day).length;
  return isSame ? taken : hideAgain(taken, day);
}

/** A paper whose card was taken out of the data while the document has another text of it than was written; null for none. */
function findMended(markdown: string, { removed, isWritten }: Gone): string | null {
  const sections = splitParts(markdown).flatMap(({ paper, lines }) =>
    paper === null || !removed.has(paper) ? [] : [{ paper, lines }],
  );
  const mended = sections.find(({ lines }) => isWritten?.(readPart(lines)) !== true);
  return mended?.paper ?? null;
}

/**
 * A day with the cards that its document shows: also those that its data hides by now, and in the place of those that were
 * taken out of it cards without a draft.
 */
export function asShown(
  day: DailyDigest,
  markdown: string,
  removed: ReadonlySet<string>,
): DailyDigest {
  const shown = listShown(markdown);
  const ids = [...shown.keys()];
  const cards: Card[] = day.cards.map((card) => ({
    ...card,
    hidden: card.hidden && !shown.has(card.paper.id),
  }));
  for (const [index, id] of [...ids.entries()].toReversed()) {
    if (!removed.has(id)) continue;
    const next = cards.findIndex(({ paper }) => paper.id === ids[index + 1]);
    const card = { ...toRemoved(id, shown.get(id)), hidden: false };
    cards.splice(next === -1 ? cards.length : next, 0, card);
  }
  return { ...day, cards };
}

/**
 * The same of an earlier version of a day, in whose document cards may be edited or cut that its data hides by now. What was
 * edited of one that was taken out of the data is refused.
 */
export function takeOverEarlier(
  version: DailyDigest,
  markdown: string,
  { now, isWritten }: { now: DailyDigest } & Pick<Gone, "isWritten">,
): TakenOver {
  const before = new Set(idsOf(version.cards.filter(({ hidden }) => hidden)));
  const hidden = now.cards.filter((card) => card.hidden && !before.has(card.paper.id));
  const removed = new Set(idsOf(hidden.filter(({ draft }) => draft === null)));
  const all = new Set([...before, ...idsOf(hidden)]);
  const cards = version.cards
    .filter(({ paper }) => !removed.has(paper.id))
    .map((card) => ({ ...card, hidden: all.has(card.paper.id) }));
  return takeOverBesideGone({ ...version, cards }, markdown, { removed, isWritten });
}

function idsOf(cards: readonly Card[]): string[] {
  return cards.map(({ paper }) => paper.id);
}

/** A line that no card is behind: the links to neighbours, and a rule between two cards. */
function isBesideCards(line: string): boolean {
  return isNavigation(line) || isRule(line);
}

/** What was taken over of the cards that a document shows, for the cards of its day's data. */
export function hideAgain(taken: TakenOver, day: DailyDigest): TakenOver {
  if (taken.status === "refused") return taken;
  const now = taken.status === "edited" ? taken.cards : [];
  const edited = new Map(now.map((card) => [card.paper.id, card]));
  const cards = day.cards.map((card) => ({
    ...(edited.get(card.paper.id) ?? card),
    hidden: card.hidden,
  }));
  return { status: "edited", cards };
}

/** A document with empty lines in place of cards that are gone, so that lines keep their numbers, and the others counted anew. */
export function cutGone(day: DailyDigest, markdown: string, { removed, isWritten }: Gone): string {
  const papers = shownCards(day).map(({ paper }) => paper);
  const numbers = new Map(papers.map(({ id }, index) => [id, index + 1]));
  const ofLines = numberBySlug(papers);
  const hidden = new Set(listHidden(day));
  const isGone = (line: string) => {
    const part = readPart([line]);
    return hidden.has(part) || isWritten?.(part) === true;
  };
  const lines = splitParts(markdown).flatMap(({ paper, slug, lines: [first = "", ...rest] }) => {
    if (paper !== null && removed.has(paper)) return ["", ...rest.map(() => "")];
    const number = paper === null ? ofLines.get(slug ?? "")?.shift() : numbers.get(paper);
    if (slug !== null && number === undefined && isGone(first)) return [""];
    return [number === undefined ? first : withNumber(first, number), ...rest];
  });
  return lines.join("\n");
}

/** The lines of a day's hidden cards in its overview, as they were while the cards were shown. */
function listHidden(day: DailyDigest): string[] {
  const cards = day.cards
    .filter(({ hidden }) => hidden)
    .map((card) => ({ ...card, hidden: false }));
  return renderOverview({ ...day, cards }).map(({ text }) => readPart([text]));
}

/** The numbers of the cards that are shown, by the end of the link to them: papers of one title have the same. */
function numberBySlug(papers: readonly Paper[]): ReadonlyMap<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [index, paper] of papers.entries()) {
    const slug = slugOf(paper);
    numbers.set(slug, [...(numbers.get(slug) ?? []), index + 1]);
  }
  return numbers;
}

/** What a link to a card ends with, behind its number. */
function slugOf(paper: Paper): string {
  return cardAnchor(paper, 1).replace(/^#\d+/, "");
}
