import { escapeMarkdown } from "../../core/digest/escape.ts";
import type { IndexEntry } from "../../core/digest/index-archive.ts";
import { isIndexPage, renderIndexPage } from "../../core/digest/index-page.ts";
import { StoreError } from "../../core/errors.ts";
import {
  addChecksums,
  meaningOf,
  readChecksums,
  toMeaning,
} from "../../core/review/document/document.ts";
import { readFirstIndex } from "../../core/review/earlier-form/first-index.ts";
import type { Digests } from "../digests.ts";
import { sumText } from "./checksums.ts";

/** An index as it is stored: with a checksum, by which an edit of a person is known. */
export function renderStoredIndex(entries: readonly IndexEntry[]): string {
  const markdown = renderIndexPage(entries);
  return addChecksums(markdown, { text: sumText(meaningOf(markdown)), data: null });
}

/**
 * Whether a person has changed what an index of papercards says. One of the first edition has no checksum, and is compared
 * with what that wrote.
 *
 * @param digests where the titles in it are looked up; without them they are believed
 */
export async function isIndexEdited(
  markdown: string,
  digests: Pick<Digests, "readAll"> | null,
): Promise<boolean> {
  if (readChecksums(markdown) !== null) return hasOtherSum(markdown);
  if (markdown.trim() === "") return false;
  const first = readFirstIndex(markdown);
  if (!first?.isAsWritten) return true;
  const known = digests === null ? new Map<string, string[]>() : await readTitles(digests);
  return [...first.titles].some(([day, title]) => known.get(day)?.includes(title) === false);
}

/** Whether a file at the index's path is an index of papercards, also one with another heading by now, or empty. */
export function isOurIndex(markdown: string): boolean {
  return isIndexPage(markdown) || hasOtherSum(markdown) || readFirstIndex(markdown) !== null;
}

function hasOtherSum(markdown: string): boolean {
  const sums = readChecksums(markdown);
  return sums !== null && sums.text !== sumText(meaningOf(markdown));
}

/** The titles of each day that is as the first edition has made it: what was made since may have other papers. */
async function readTitles(digests: Pick<Digests, "readAll">): Promise<Map<string, string[]>> {
  const titles = new Map<string, string[]>();
  try {
    for await (const digest of digests.readAll()) {
      if (digest.kind === "weekly" || digest.raisedFrom === undefined) continue;
      const shown = digest.cards.map(({ paper }) => toMeaning(escapeMarkdown(paper.title)));
      titles.set(digest.date, shown);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error; // the index is not written then, whoever has edited it
  }
  return titles;
}
