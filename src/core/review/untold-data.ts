import { type Card, chooseTags, type DraftedCard } from "../card/card.ts";
import { withoutUnfound } from "../card/unfound.ts";
import { CARD_SECTIONS, type CardSection } from "../digest/card-sections.ts";
import type { Digest } from "../digest/digest.ts";
import { escapeMarkdown } from "../digest/escape.ts";
import { RISK_NAMES } from "../digest/names.ts";
import type { Draft } from "../draft/draft.ts";
import { splitTags } from "../draft/draft-fields.ts";
import { readCardBody, readWritten, toMeaning } from "./document/document.ts";
import { type TakenOver, takeOverEdits } from "./take-over.ts";

/**
 * Takes what a person has changed in a day's data over as a reviewer's edits, where its document has no checksums of
 * that data, and is as it was written: the draft of each card is compared with what the document shows of it.
 */
export function takeOverUntold(digest: Digest, markdown: string): TakenOver {
  if (digest.kind === "weekly") return { status: "same" };
  const read = digest.cards.flatMap((card) => readCard(card, markdown) ?? []);
  const unclear = read.find(({ hasOtherTags }) => hasOtherTags);
  if (unclear !== undefined) {
    const what = `which tags ${unclear.id} has`;
    return { status: "refused", line: null, why: "several tags", what };
  }
  const edits = read.filter(({ edit: { original, draft } }) => !isSame(original, draft));
  if (edits.length === 0) return { status: "same" };
  return takeOverEdits(
    digest.cards,
    edits.map(({ id, edit }) => [id, edit]),
  );
}

/** The tags that a document shows of a card; null where it does not show the card. */
export function readShownTags(card: Card, markdown: string): string[] | null {
  const lines = readBody(card, markdown);
  if (lines === null) return null;
  const line = lines.find((text) => text.startsWith(TAGS_OPENING)) ?? TAGS_OPENING;
  return splitTags(toMeaning(line.slice(TAGS_OPENING.length)));
}

/** What a line of tags begins with. */
export const TAGS_OPENING = "**태그**: ";

function readBody(card: Card, markdown: string): string[] | null {
  const body = readCardBody(markdown, card.paper.id);
  return body === null ? null : readWritten(body).map(({ text }) => text);
}

/**
 * A card's draft now and as it was, and whether card and draft have other tags without one of them telling why. The rule
 * by which a card's tags are chosen has been the same since documents have checksums.
 */
function readCard(card: Card, markdown: string) {
  const body = readBody(card, markdown);
  if (body === null || card.status !== "ok") return null;
  const { draft, paper } = card;
  const shown = readShownTags(card, markdown) ?? [];
  const isRetagged = [card.tags, chooseTags(card)].some((tags) => !isSame(tags, shown));
  const original = { ...readDraft(card, body), tags: isRetagged ? shown : draft.tags };
  // what the card says was taken into its draft before, if that is what was changed
  const hasOtherTags = isRetagged && isSame(card.tags, shown) && isPart(shown, draft.tags);
  return { id: paper.id, edit: { original, draft }, hasOtherTags };
}

function isPart(tags: readonly string[], of: readonly string[]): boolean {
  return tags.every((tag) => of.includes(tag));
}

/** A draft with what the lines of a card show of it; what they do not show is as it is. */
function readDraft(card: DraftedCard, body: readonly string[]): Draft {
  const { draft } = card;
  const sections = CARD_SECTIONS.flatMap((section) => {
    const lines = linesBelow(section.heading, body);
    return lines === null ? [] : [readSection(section, { draft, lines })];
  });
  return Object.assign({ ...draft, headline: readHeadline(draft.headline, body) }, ...sections);
}

/** The lines of a card's section; null where it has none of that name. */
function linesBelow(heading: string, body: readonly string[]): string[] | null {
  const at = body.indexOf(`### ${heading}`);
  if (at === -1) return null;
  const below = body.slice(at + 1);
  const end = below.findIndex((text) => /^(?:#|<|---$)/.test(text));
  return below.slice(0, end === -1 ? below.length : end);
}

/** The first edition showed no headline; a person may have added one. */
function readHeadline(headline: string | null, body: readonly string[]): string | null {
  const isShown = headline !== null && body.some((text) => toMeaning(text).includes(headline));
  return isShown ? headline : null;
}

/** The fields of a draft that a section shows; a list keeps all but its texts. */
function readSection(
  { field }: CardSection,
  { draft, lines }: { draft: Draft; lines: readonly string[] },
): Partial<Draft> {
  const own = draft[field];
  if (typeof own === "string") return { [field]: readText(lines.join(" "), own) };
  const items = lines.map((line) => line.replace(/^- /, "").replace(LABEL, ""));
  if (field === "actions") {
    return { actions: items.map((item, index) => readText(item, draft.actions[index])) };
  }
  return field === "risks"
    ? { risks: withTexts(draft.risks, items) }
    : { keyPoints: withTexts(draft.keyPoints, items) };
}

/** The items of a list with the texts that are shown; one that is gone from the data had the first one's quote, for all we know. */
function withTexts<Item extends { text: string }>(
  before: readonly Item[],
  texts: string[],
): Item[] {
  return texts.flatMap((text, index) => {
    const item = before[index] ?? before[0];
    return item === undefined ? [] : [{ ...item, text: readText(text, before[index]?.text) }];
  });
}

const LABEL = new RegExp(`^\\*\\*(?:${Object.values(RISK_NAMES).join("|")})\\*\\* `);

/** The text that a line shows, without what the program adds: that of the data as it is there, where it is the same. */
function readText(line: string, own = ""): string {
  const whole = toMeaning(line);
  const texts = [whole, withoutUnfound(whole)];
  return texts.includes(toMeaning(escapeMarkdown(own))) ? own : (texts[1] ?? whole);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
