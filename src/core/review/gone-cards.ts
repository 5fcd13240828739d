import type { Card } from "../card/card.ts";
import { type DailyDigest, shownCards } from "../digest/digest.ts";
import { isNavigation } from "../digest/neighbours.ts";
import { cardAnchor } from "../digest/overview.ts";
import type { Paper } from "../paper/paper.ts";
import { isRule, listShown, readCardHeading } from "./document/document.ts";
import { type TakenOver, takeOver } from "./take-over.ts";

/**
 * Takes over what was edited in the document of a day of which cards were hidden in the data, or taken out of it: the
 * former are compared as if they were still shown, the latter are left out of the document, with their lines in the
 * overview. Of a card whose section a person has cut as well, its line there and the rule beside it may be gone or left.
 *
 * @param removed Papers whose cards were taken out of the data since the document was written.
 */
export function takeOverBesideGone(
  day: DailyDigest,
  markdown: string,
  removed: ReadonlySet<string>,
): TakenOver {
  const shown = listShown(markdown);
  const cards = day.cards.map((card) => ({
    ...card,
    hidden: card.hidden && !shown.has(card.paper.id),
  }));
  const written = { ...day, cards };
  const isAnyGone = removed.size > 0 || cards.some(({ hidden }) => hidden);
  const own = isAnyGone ? cutGone(written, markdown, removed) : markdown;
  const taken = takeOver(written, own, isAnyGone ? { isLeftOut: isBesideCards } : {});
  if (taken.status === "edited") return { ...taken, cards: hideAgain(taken.cards, day) };
  const isSame = own === markdown && shownCards(written).length === shownCards(day).length;
  return taken.status === "same" && !isSame ? { status: "edited", cards: day.cards } : taken;
}

/**
 * The same of an earlier version of a day, in whose document cards may be edited or cut that its data hides by now. What such a
 * card held is not kept where it was taken out of the data.
 */
export function takeOverEarlier(
  version: DailyDigest,
  markdown: string,
  now: DailyDigest,
): TakenOver {
  const before = new Set(idsOf(version.cards.filter(({ hidden }) => hidden)));
  const hidden = now.cards.filter((card) => card.hidden && !before.has(card.paper.id));
  const removed = new Set(idsOf(hidden.filter(({ draft }) => draft === null)));
  const all = new Set([...before, ...idsOf(hidden)]);
  const cards = version.cards
    .filter(({ paper }) => !removed.has(paper.id))
    .map((card) => ({ ...card, hidden: all.has(card.paper.id) }));
  return takeOverBesideGone({ ...version, cards }, markdown, removed);
}

function idsOf(cards: readonly Card[]): string[] {
  return cards.map(({ paper }) => paper.id);
}

/** A line that no card is behind: the links to neighbours, and a rule between two cards. */
function isBesideCards(line: string): boolean {
  return isNavigation(line) || isRule(line);
}

function hideAgain(cards: readonly Card[], day: DailyDigest): Card[] {
  const hidden = new Set(day.cards.flatMap((card) => (card.hidden ? [card.paper.id] : [])));
  return cards.map((card) => ({ ...card, hidden: hidden.has(card.paper.id) }));
}

/** A document with empty lines in place of these cards, so that lines keep their numbers, and the others counted anew. */
function cutGone(day: DailyDigest, markdown: string, removed: ReadonlySet<string>): string {
  const papers = shownCards(day).map(({ paper }) => paper);
  const numbers = new Map(papers.map(({ id }, index) => [id, index + 1]));
  const ofLines = numberBySlug(papers);
  const hidden = new Set(day.cards.flatMap(({ paper, hidden }) => (hidden ? slugOf(paper) : [])));
  const countAnew = (line: string, number: number) => line.replace(NUMBER, `$1${number}`);
  const readOverview = (line: string, slug: string) => {
    const number = ofLines.get(slug)?.shift();
    if (number !== undefined) return countAnew(line, number);
    return hidden.has(slug) || removed.size > 0 ? "" : line;
  };
  let section: string | null = null;
  const lines = markdown.split("\n").map((line) => {
    const id = readCardHeading(line.trimEnd());
    section = id ?? section;
    const slug = section === null ? readOverviewLine(line) : null;
    if (slug !== null) return readOverview(line, slug);
    if (isSectionOf(removed, section, line)) return "";
    const number = id === null ? undefined : numbers.get(id);
    return number === undefined ? line : countAnew(line, number);
  });
  return lines.join("\n");
}

/** A line of the overview, whose link begins with the number of the card. */
const OVERVIEW_LINE = /^\s*\d+[.)]\s.*?\]\(<?#\d+(?<slug>-[^)>\s]*)/;

/** What the link in a line of the overview ends with; null for any other line. */
function readOverviewLine(line: string): string | null {
  const { slug = null } = OVERVIEW_LINE.exec(line)?.groups ?? {};
  return slug;
}

/** The number in the heading of a card, and in the link to it. */
const NUMBER = /^(## |\s*\d+[.)]\s.*?\]\(<?#)\d+/;

function isSectionOf(removed: ReadonlySet<string>, section: string | null, line: string): boolean {
  return section !== null && removed.has(section) && !line.startsWith("<!-- papercards ");
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
