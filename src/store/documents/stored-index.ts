import type { IndexEntry } from "../../core/digest/index-archive.ts";
import { isIndexPage, renderIndexPage } from "../../core/digest/index-page.ts";
import { addChecksums, meaningOf, readChecksums } from "../../core/review/document/document.ts";
import { sumText } from "./checksums.ts";

/** An index as it is stored: with a checksum, by which an edit of a person is known. */
export function renderStoredIndex(entries: readonly IndexEntry[]): string {
  const markdown = renderIndexPage(entries);
  return addChecksums(markdown, { text: sumText(meaningOf(markdown)), data: null });
}

/** Whether a person has changed what an index of papercards says. One of an earlier version tells nothing of it. */
export function isIndexEdited(markdown: string): boolean {
  const sums = readChecksums(markdown);
  return sums !== null && sums.text !== sumText(meaningOf(markdown));
}

/** Whether a file at the index's path is an index of papercards, also one with another heading by now, or empty. */
export function isOurIndex(markdown: string): boolean {
  return isIndexPage(markdown) || isIndexEdited(markdown);
}
