import type { Digest } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { StoreError } from "../../core/errors.ts";
import {
  addChecksums,
  type Checksums,
  listShown,
  meaningOf,
  readChecksums,
} from "../../core/review/document.ts";
import { describeRefusedEdit } from "../../core/review/field-text.ts";
import { type TakenOver, takeOver } from "../../core/review/take-over.ts";
import { takeOverData } from "../../core/review/take-over-data.ts";
import { sumData, sumText } from "./checksums.ts";

/** A digest's document as it is stored: with checksums, by which an edit of a person is known. */
export function renderStored(digest: Digest): string {
  const markdown = renderDigest(digest);
  return addChecksums(markdown, {
    text: sumText(meaningOf(markdown)),
    data: [...sumDrafts(digest).values()],
  });
}

/**
 * What a person has changed in a stored document, or in its data. A document that still has the checksum of its
 * text is the work of this program, of whatever version, and so are one that says what its data says and one that
 * is not there. Data is, as long as the document has the checksum of each draft.
 */
export function readEdit(digest: Digest, markdown: string | null): TakenOver {
  if (markdown === null) return { status: "same" };
  const sums = readChecksums(markdown);
  const changed = findChanged(digest, sums?.data ?? null);
  if (sums?.text === sumText(meaningOf(markdown))) {
    const { cards } = digest;
    if (changed.size > 0) return takeOverData(digest, markdown, changed);
    return showsOthers(digest, markdown) ? { status: "edited", cards } : { status: "same" };
  }
  const taken = takeOver(digest, markdown);
  if (changed.size === 0) return taken;
  if (taken.status === "same") return takeOverData(digest, markdown, changed);
  return { status: "refused", line: null, why: "both edited" };
}

/** Whether cards of a day were hidden, shown, added or removed in the data alone. */
function showsOthers(digest: Digest, markdown: string): boolean {
  const [now, before] = [renderDigest(digest), markdown].map((text) => listShown(text).join());
  return digest.kind === "daily" && now !== before;
}

/** The refusal to write over what a person has written into a document, or into its data. */
export function refuseOverwriting(
  path: string,
  { line, why }: Extract<TakenOver, { status: "refused" }>,
): StoreError {
  const [file, what] =
    line === null ? [path.replace(/md$/, "json"), "that"] : [path, `line ${line}`];
  return new StoreError(
    file,
    `was edited by hand, and ${what} cannot be taken over: ${describeRefusedEdit(why)}.`,
    "Undo that edit, or make the change in `papercards review`; until then the file is left as it is.",
  );
}

/** Drafts, and sentences of a week, that are not as the program has written them. */
function findChanged(digest: Digest, written: Checksums["data"]): Set<string> {
  if (written === null) return new Set();
  const sums = [...sumDrafts(digest)];
  return new Set(sums.flatMap(([name, sum]) => (written.includes(sum) ? [] : [name])));
}

/** A checksum for the draft of each paper, and for the sentences of a week. */
function sumDrafts(digest: Digest): Map<string, string> {
  const sums = new Map<string, string>();
  for (const { paper, draft } of digest.cards) {
    if (draft !== null) sums.set(paper.id, sumData([paper.id, draft]));
  }
  const intro = digest.kind === "weekly" ? digest.intro : undefined;
  if (intro !== undefined) sums.set("intro", sumData(intro));
  return sums;
}
