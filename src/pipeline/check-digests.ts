import { dismissFindings, listDismissals } from "../core/card/dismissal.ts";
import type { Finding } from "../core/checks/finding.ts";
import type { CheckableCard } from "../core/digest/checkable.ts";
import { locateFields } from "../core/digest/locate.ts";
import { StoreError, UsageError } from "../core/errors.ts";
import { recheckDrafts } from "../core/verification/carry-doubts.ts";
import type { CheckableFile } from "../store/checkables.ts";
import type { Store } from "../store/open-store.ts";

/** A finding with its place: the paper's id, and the line of the file, from 1, when it is known. */
export type LocatedFinding = { paper: string; line: number | null } & Finding;

/**
 * What the checks say about a file. Failed cards count as cards, and have nothing to check. What a person has dismissed is
 * among the findings, and says so.
 */
export type CheckedFile = {
  file: string;
  cards: number;
  failed: number;
  findings: LocatedFinding[];
};

/**
 * Checks the cards of these files again, or those of every digest when none is named, one file after the other. Of what
 * a file says of earlier findings, only what a person has dismissed is looked at, and what a verifier has said of sentences
 * that still stand; cards of one file are also compared with each other. A file that is
 * not there, or cannot be read, is told in its place, and keeps no other back.
 */
export async function* checkDigests(
  named: readonly string[],
  store: Store,
): AsyncGenerator<CheckedFile | UsageError | StoreError> {
  const files =
    named.length > 0 ? named.map(toJsonFile) : (await store.digests.list()).map(({ path }) => path);
  for (const file of files) {
    try {
      const checkable = await store.readCheckable(file);
      yield checkable === null ? noSuchFile(file) : checkFile(file, checkable);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      yield error;
    }
  }
}

/** The JSON beside a digest's Markdown, or the file itself. */
function toJsonFile(file: string): string {
  return file.replace(/\.md$/, ".json");
}

function checkFile(file: string, { text, cards }: CheckableFile): CheckedFile {
  const drafted = cards.flatMap(toDrafted);
  const locate = locateFields(text, cards);
  const checked = recheckDrafts(drafted);
  const findings = drafted.flatMap(({ paper, draft, place, dismissals }, index) => {
    const found = { draft, findings: checked[index] ?? [] };
    return dismissFindings(found, dismissals).map((finding) => ({
      paper: paper.id,
      line: locate(place, finding.field),
      ...finding,
    }));
  });
  return { file, cards: cards.length, failed: cards.length - drafted.length, findings };
}

/** A card with a draft, its place in the file, and what a person has dismissed there. */
function toDrafted({ draft, ...card }: CheckableCard, place: number) {
  if (draft === null) return [];
  return [{ ...card, draft, place, dismissals: listDismissals({ draft, ...card }) }];
}

function noSuchFile(file: string): UsageError {
  return new UsageError(
    `There is no file ${file}.`,
    "Name a digest's JSON, or no file at all to check every digest.",
  );
}
