import { createHash } from "node:crypto";
import type { Card } from "../../core/card/card.ts";
import { type Digest, shownCards } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { isNavigation, type Neighbours, NO_NEIGHBOURS } from "../../core/digest/neighbours.ts";
import { renderTagChart } from "../../core/digest/tag-chart.ts";
import { StoreError } from "../../core/errors.ts";
import { markEdits } from "../../core/review/carry-edits.ts";
import {
  addChecksum,
  listShown,
  meaningOf,
  meaningOfChart,
  readChecksum,
} from "../../core/review/document.ts";
import { describeRefusedEdit } from "../../core/review/field-text.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";

/** A digest's document as it is stored: with a checksum, by which an edit of a person is known. */
export function renderStored(digest: Digest, neighbours: Neighbours): string {
  return addOwnChecksum(renderDigest(digest, neighbours), meaningOf);
}

/** A week's chart as it is stored, with a checksum, too; null for a digest without one. */
export function drawStored(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  return tagWeeks.length === 0 ? null : addOwnChecksum(renderTagChart(tagWeeks), meaningOfChart);
}

/** What a stored document and its data tell of what people have done to them. */
export type FoundEdit =
  | TakenOver
  /** The document is as it was written, and the data beside it was changed since; the cards are marked so. */
  | { status: "stale"; cards: Card[] };

/**
 * What a stored document has that its data has not. One that still has the checksum of its text is the work of
 * this program, of whatever version, and so are one that says what its data says and one that is not there. When
 * such a work shows other texts or cards than its data, somebody has edited the data.
 */
export function readEdit(digest: Digest, markdown: string | null): FoundEdit {
  if (markdown === null) return { status: "same" };
  if (!isOwnWork(markdown, meaningOf)) return takeOver(digest, markdown);
  if (digest.kind === "weekly") return { status: "same" };
  const now = withoutNeighbours(renderStored(digest, NO_NEIGHBOURS));
  if (now === withoutNeighbours(markdown)) return { status: "same" };
  const before = takeOver(digest, markdown, { hasOwnOverview: true });
  if (before.status === "edited") {
    const { cards } = markEdits({ ...digest, cards: before.cards }, digest);
    return { status: "stale", cards };
  }
  const ids = shownCards(digest).map(({ paper }) => paper.id);
  const isOfOthers = ids.join() !== listShown(markdown).join();
  return isOfOthers ? { status: "stale", cards: digest.cards } : { status: "same" };
}

/** The refusal to write over what a person has written into a document. */
export function refuseOverwriting(
  path: string,
  { line, why }: Extract<TakenOver, { status: "refused" }>,
): StoreError {
  return new StoreError(
    path,
    `was edited by hand, and line ${line} cannot be taken over: ${describeRefusedEdit(why)}.`,
    "Undo that line, or make the change in `papercards review`; until then the file is left as it is.",
  );
}

/** What of a document is its own: all but the links to its neighbours, and the checksum, which counts them. */
export function withoutNeighbours(markdown: string): string {
  const sum = readChecksum(markdown);
  const lines = markdown.split(/\r?\n/).filter((line) => !isNavigation(line));
  return lines.filter((line) => sum === null || !line.includes(sum)).join("\n");
}

/** Whether a document or chart is as this program wrote it, of whatever version. */
export function isOwnWork(text: string, toMeaning: (text: string) => string): boolean {
  return readChecksum(text) === sumOf(toMeaning(text));
}

function addOwnChecksum(text: string, toMeaning: (text: string) => string): string {
  return addChecksum(text, sumOf(toMeaning(text)));
}

/** Of the meaning: what a formatter changes does not count. */
function sumOf(meaning: string): string {
  return createHash("sha256").update(meaning).digest("hex").slice(0, 16);
}
