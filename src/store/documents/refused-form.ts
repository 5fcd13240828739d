import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest, Digest } from "../../core/digest/digest.ts";
import { renderLines } from "../../core/digest/markdown.ts";
import { isNavigation } from "../../core/digest/neighbours.ts";
import {
  listShown,
  meaningOf,
  readCardHeading,
  readChecksums,
  readWritten,
} from "../../core/review/document/document.ts";
import { bringIntoThisForm } from "../../core/review/earlier-form/earlier-form.ts";
import type { InThisForm } from "../../core/review/earlier-form/this-form.ts";
import { bringUnmarked } from "../../core/review/earlier-form/unmarked-form.ts";
import { asShown, cutGone, type Gone, hideAgain } from "../../core/review/gone-cards.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";
import { withEditsOfData } from "../../core/review/take-over-data.ts";
import { sumText } from "./checksums.ts";

/** An edit that no field of this form can hold. */
export type Refused = Extract<TakenOver, { status: "refused" }>;

/** An edited document, and what is known of cards that are gone from it, or from its data. */
type Edited = { markdown: string; gone: Gone };

/** What becomes of an edited document that does not fit its data, such as one of another version, or without a card. */
export function takeOverRefused(
  refused: Refused,
  digest: Digest,
  { markdown, gone }: Edited,
): TakenOver {
  if (readChecksums(markdown) === null) return takeOverUnmarked(refused, digest, markdown);
  if (digest.kind === "weekly") return { ...refused, why: "of a week" };
  const isOther = isOfOtherVersion(digest, { markdown, gone });
  const taken = isOther ? takeOverOtherForm(digest, { markdown, gone }) : null;
  if (taken !== null) return taken;
  const shown = listShown(markdown);
  const missing = shownCards(digest).find(({ paper }) => !shown.has(paper.id));
  if (missing === undefined || shown.size === 0) {
    return isOther ? ofAnotherVersion(refused) : refused;
  }
  const what = `the missing card of ${missing.paper.id}`;
  return { ...refused, why: "missing card", what };
}

/** Takes over what was edited in a document of the first edition, which had no checksums. */
function takeOverUnmarked(refused: Refused, digest: Digest, markdown: string): TakenOver {
  const taken = takeOverInThisForm(digest, bringUnmarked(digest, markdown));
  if (taken !== null) return taken;
  const isOfForm = ["not a field", "missing line", "both edited"].includes(refused.why);
  const isOtherForm = digest.kind === "weekly" || isOfForm;
  return isOtherForm || isAboveCards(refused, markdown) ? ofAnotherVersion(refused) : refused;
}

/** Whether the line of a refusal stands above all cards, such as one in the list of a card that was cut with the checksum. */
function isAboveCards({ line }: Refused, markdown: string): boolean {
  const first = readWritten(markdown).find(({ text }) => readCardHeading(text) !== null);
  return line !== null && line < (first?.number ?? 0);
}

/** Names no line: the first one that has not this version's form is seldom what a person has edited. */
function ofAnotherVersion(refused: Refused): Refused {
  const what = refused.line === null ? refused.what : undefined;
  return { ...refused, why: "of another version", what: what ?? "that" };
}

/** Takes over what was edited in a document that could be brought into this form, or tells its line; null for no such document. */
function takeOverInThisForm(digest: Digest, inThisForm: InThisForm | null): TakenOver | null {
  if (inThisForm === null) return null;
  const { markdown, numbers, ofData } = inThisForm;
  const taken = takeOver(digest, markdown, { numberOf: (line) => numbers.get(line) ?? 0 });
  if (taken.status === "refused") {
    return taken.line === 0 || digest.kind === "weekly" ? null : taken;
  }
  if (ofData.length === 0) return taken;
  const cards = taken.status === "edited" ? taken.cards : digest.cards;
  return { status: "edited", cards: withEditsOfData(cards, ofData) };
}

/**
 * Whether this version writes other documents than the one that wrote this: of another form of digests, or of the same
 * data in other words. What it links to is taken from the document, since its neighbours may have changed. Where a card was
 * taken out of the data, what it was written with is not known: then a document that tells nothing of its parts is one.
 */
function isOfOtherVersion(digest: DailyDigest, { markdown, gone }: Edited): boolean {
  const sums = readChecksums(markdown);
  if (sums?.data === null) return true;
  if (gone.removed.size > 0) return gone.isWritten === null;
  const links = readWritten(markdown).find(({ text }) => isNavigation(text))?.text;
  const isOf = (one: Digest) => {
    const now = renderLines(one).map(({ text }) => (isNavigation(text) ? (links ?? text) : text));
    return sums?.text === sumText(meaningOf(now.join("\n")));
  };
  return ![asShown(digest, markdown, gone.removed), withAllShown(digest)].some(isOf);
}

/** A day as it was before any of its cards was hidden. */
function withAllShown(day: DailyDigest): DailyDigest {
  return { ...day, cards: day.cards.map((card) => ({ ...card, hidden: false })) };
}

/**
 * Takes over what was edited in a document of another form, if it can be told from that form; null where it cannot. Cards may be
 * hidden or taken out of the data as well. Where one of them is gone from the document, too, all else must be as it
 * was, unless the drafts are known to be.
 */
function takeOverOtherForm(day: DailyDigest, { markdown, gone }: Edited): TakenOver | null {
  const sums = readChecksums(markdown);
  const isAsWritten = (meaning: string) => sumText(meaning) === sums?.text;
  const shown = asShown(day, markdown, gone.removed);
  const proven = takeOverInThisForm(shown, bringIntoThisForm(shown, markdown, isAsWritten));
  if (proven !== null) return hideAgain(proven, day);
  if ([...listShown(markdown).keys()].some((id) => gone.removed.has(id))) return null;
  const unmarked = takeOverInThisForm(shown, bringUnmarked(shown, cutGone(shown, markdown, gone)));
  if (unmarked === null || (unmarked.status !== "same" && sums?.data === null)) return null;
  return hideAgain(unmarked, day);
}
