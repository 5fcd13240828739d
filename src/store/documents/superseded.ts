import type { DailyDigest, StoredDigest } from "../../core/digest/digest.ts";
import { addSuperseding, meaningOf, readSuperseding } from "../../core/review/document/document.ts";
import { takeOverEarlier } from "../../core/review/gone-cards.ts";
import { readIsWritten, sumData, sumText } from "./checksums.ts";
import { findNearest } from "./nearest-version.ts";
import { packVersions, unpackVersions, type Versions } from "./versions.ts";

/*
 * Data and document are two files, and a program may be killed between them: then new data lies beside an old
 * document, as it does when a person has edited the data, or the document. So the document is first told which data
 * comes, made in knowledge of all that it says. It is the mark of a write that has not ended: the document that is
 * rendered from the new data has none. It carries what the document shows and the data that may lie beside it, so that
 * what a person changes meanwhile, in either of them, is told from what the program has written.
 */

/**
 * A document that is about to be superseded by this data. Data that was to come before may be there instead.
 *
 * @param stored the data of a day as it lies beside its document now; null for none, and for a week
 */
export function announceData(
  markdown: string,
  data: StoredDigest,
  stored: DailyDigest | null,
): string {
  const text = sumText(meaningOf(markdown));
  const before = readSuperseding(markdown);
  const earlier = before?.text === text ? before.data : [];
  const versions = before === null ? null : unpackVersions(before.kept);
  const shown = before === null ? stored : (versions?.shown ?? null);
  const told =
    shown === null || data.kind === "weekly" ? null : readTold(shown, { markdown, data });
  // What lies there may have been changed by a person since: it is not what the program has written.
  const written =
    stored === null || versions === null
      ? stored
      : findNearest(stored, [versions.shown, ...versions.beside]);
  const beside = [written, data].flatMap((one) =>
    one?.kind === "daily" && one !== shown ? [one] : [],
  );
  return addSuperseding(markdown, {
    ...{ text, data: [...new Set([...earlier, sumData(data)])] },
    kept:
      shown === null || told === null
        ? null
        : packVersions({ shown, told: told === shown ? null : told, beside }),
  });
}

/** A document that is rendered again of the same data, and says as before which data was to come. */
export function keepAnnouncement(fresh: string, before: string): string {
  const by = readSuperseding(before);
  return by === null ? fresh : addSuperseding(fresh, { ...by, text: sumText(meaningOf(fresh)) });
}

/** The versions that a document was left with whose data was being replaced; null when none are told. */
export function readVersions(markdown: string): Versions | null {
  return unpackVersions(readSuperseding(markdown)?.kept ?? null);
}

/** Whether a person has changed a document since it was told which data comes. */
export function isChangedSince(markdown: string): boolean {
  return readSuperseding(markdown)?.text !== sumText(meaningOf(markdown));
}

/** A day as its document tells it, with what a person has changed there; null where that cannot be taken over. */
function readTold(
  shown: DailyDigest,
  { markdown, data }: { markdown: string; data: DailyDigest },
): DailyDigest | null {
  if (meaningOf(markdown) === "") return shown; // nobody has written anything there
  const taken = takeOverEarlier(shown, markdown, { now: data, isWritten: readIsWritten(markdown) });
  if (taken.status === "refused") return null;
  return taken.status === "edited" ? { ...shown, cards: taken.cards } : shown;
}

/** Whether this data was made in knowledge of all that a document says, which is only left to be rendered again. */
export function isSuperseded(markdown: string, data: StoredDigest): boolean {
  const by = readSuperseding(markdown);
  if (by === null) return false;
  return by.text === sumText(meaningOf(markdown)) && by.data.includes(sumData(data));
}
