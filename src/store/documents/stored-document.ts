import type { Digest } from "../../core/digest/digest.ts";
import { renderDigest } from "../../core/digest/markdown.ts";
import { renderTagChart } from "../../core/digest/tag-chart.ts";
import { StoreError } from "../../core/errors.ts";
import {
  addChecksums,
  type Checksums,
  listShown,
  meaningOf,
  meaningOfChart,
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

/** A week's chart as it is stored, with a checksum, too; null for a digest without one. */
export function drawStored(digest: Digest): string | null {
  const tagWeeks = (digest.kind === "weekly" ? digest.tagWeeks : undefined) ?? [];
  if (tagWeeks.length === 0) return null;
  const svg = renderTagChart(tagWeeks);
  return addChecksums(svg, { text: sumText(meaningOfChart(svg)), data: null });
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
  if (hasOwnText(markdown, meaningOf)) {
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

/** The refusal to write over a document that has no data, unless this program wrote it; null for none. */
export function refuseForeignDocument(path: string, markdown: string | null): StoreError | null {
  if (isBlank(markdown) || hasOwnText(markdown, meaningOf)) return null;
  if (readChecksums(markdown) === null) return refuseForeign(path, "document");
  return new StoreError(
    path,
    "was edited by hand, and the JSON beside it, which the edit would be taken over into, is missing.",
    "Bring that JSON back, such as with `git restore`, or move the document away, and run again.",
  );
}

/** The refusal to write over a chart that is not as this program drew it from its data; null for none. */
export function refuseForeignChart(
  path: string,
  svg: string | null,
  digest: Digest | null,
): StoreError | null {
  if (isBlank(svg) || hasOwnText(svg, meaningOfChart)) return null;
  const drawn = digest && drawStored(digest);
  if (drawn !== null && meaningOfChart(svg) === meaningOfChart(drawn)) return null;
  if (readChecksums(svg) === null) return refuseForeign(path, "chart");
  return new StoreError(
    path,
    "was edited by hand, and a chart is drawn from the JSON alone.",
    "Undo the edit, such as with `git restore`, or move the chart away, and run again.",
  );
}

function refuseForeign(path: string, what: string): StoreError {
  return new StoreError(
    path,
    `is no ${what} that papercards wrote, and stands where one belongs.`,
    "Give it another name, or move it away, and run again.",
  );
}

function isBlank(text: string | null): text is null {
  return text === null || text.trim() === "";
}

/** Whether a text has the checksum of what it says: what a formatter changes does not count. */
function hasOwnText(text: string, toMeaning: (text: string) => string): boolean {
  return readChecksums(text)?.text === sumText(toMeaning(text));
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
