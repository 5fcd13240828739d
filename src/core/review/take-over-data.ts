import type { Card, DraftedCard } from "../card/card.ts";
import type { Digest } from "../digest/digest.ts";
import { renderCardBody } from "../digest/markdown.ts";
import type { Draft } from "../draft/draft.ts";
import { changeField } from "../draft/draft-fields.ts";
import { readCardBody, readWritten, toMeaning } from "./document/document.ts";
import { readShownDraft, type TakenOver, takeOverEdits, withEdits } from "./take-over.ts";
import { type DraftsBefore, guessUnshown, listUnshown } from "./unshown-fields.ts";

/** What is known of data that was changed in the draft of these papers. */
type Known = DraftsBefore & {
  changed: ReadonlySet<string>;
  /** Whether the document says what the data said before, so that what differs is in it, or not shown. */
  isOfBefore: boolean;
};

/**
 * Takes what a person has changed in a day's data over as a reviewer's edits. Which fields that are, its document tells,
 * when it still says what the data said before, and for fields that it does not show the checksum of the draft; else
 * all fields of the card count as edited. The cards of a week are those of its days: nothing of it is taken over.
 */
export function takeOverData(digest: Digest, markdown: string, known: Known): TakenOver {
  if (digest.kind === "weekly") return { status: "refused", line: null, why: "of a week" };
  const edits = digest.cards.flatMap((card) => {
    const { draft, paper } = card;
    if (card.status !== "ok" || draft === null || !known.changed.has(paper.id)) return [];
    return [[paper.id, { original: readBefore(card, markdown, known), draft }] as const];
  });
  return takeOverEdits(digest.cards, edits);
}

/** The cards with these fields marked as edited, of which it is known only that a person has changed them in the data. */
export function withEditsOfData(
  cards: readonly Card[],
  fields: readonly { paper: string; path: string }[],
): Card[] {
  const edits = cards.flatMap(({ paper: { id }, draft, tags }) => {
    const own = fields.filter(({ paper }) => paper === id);
    if (draft === null || own.length === 0) return [];
    const isTagged = own.some(({ path }) => path === "tags");
    const now = isTagged ? { ...draft, tags } : draft;
    const original = own.reduce((before, { path }) => withOther(before, path), now);
    return [[id, { original, draft: now }] as const];
  });
  return withEdits(cards, new Map(edits));
}

/** A draft with something else in a field; a list, or the tags, without an item. */
function withOther(draft: Draft, path: string): Draft {
  return path in draft && Array.isArray(Object(draft)[path])
    ? { ...draft, [path]: [] }
    : (changeField(draft, path, "-") ?? draft);
}

/** A draft as it was before, as far as that is known. */
function readBefore(card: DraftedCard, markdown: string, known: Known): Draft {
  const { draft, paper } = card;
  const tags = known.tagsOf(paper.id) ?? draft.tags;
  const shown = known.isOfBefore ? readShownDraft(card, markdown) : null;
  const seen = shown ?? { ...draft, tags };
  const written = listUnshown(card, seen).find((one) => known.isWritten(paper.id, one));
  if (written !== undefined) return written;
  if (!known.isOfBefore) return withoutTexts(draft);
  if (shown === null) return { ...withoutTexts(draft), ...pickShown(card, draft, markdown) };
  return JSON.stringify(shown) === JSON.stringify(draft) ? guessUnshown(card) : shown;
}

/** The fields of a draft that its document shows letter by letter, where others have more lines than before, or fewer. */
function pickShown(card: Card, draft: Draft, markdown: string): Partial<Draft> {
  const body = readCardBody(markdown, card.paper.id);
  const shown = new Set(readWritten(body ?? "").map(({ text }) => toMeaning(text)));
  const missing = renderCardBody(card).flatMap(({ text, field }) => {
    const isShown = readWritten(text).every((line) => shown.has(toMeaning(line.text)));
    return field === null || isShown ? [] : [field.path.split(/\W/)[0]];
  });
  if (missing.length === 0) return {};
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !missing.includes(name)));
}

/** A draft without what its card shows, so that all of that differs. */
function withoutTexts(draft: Draft): Draft {
  return {
    ...draft,
    ...{ headline: "", oneLine: "", developerView: "", explanation: "", uncertainty: "", tags: [] },
    ...{ keyPoints: [], actions: [], risks: [] },
  };
}
