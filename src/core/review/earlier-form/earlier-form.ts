import type { Digest } from "../../digest/digest.ts";
import { renderLines } from "../../digest/markdown.ts";
import { readWritten, toMeaning } from "../document/document.ts";
import { listItems, listOfData } from "./changed-data.ts";
import { findLost, holds, listChanges } from "./lost-fields.ts";
import { type InThisForm, replaceLines } from "./this-form.ts";
import { listTrials, putBack } from "./trials.ts";

/**
 * A document that another version of the program wrote and a person has edited since, in the form of this version: as
 * its data is rendered now, with the lines that a person has written. Which these are is proven: with the fields of
 * the data in their place, the document says again what it was written with. A field whose line is left as it is then, and
 * says something else, was changed in the data. Fields that no line of it has the form of were not shown in that
 * version. Null where no such lines are found, as where more than texts of fields was changed.
 *
 * @param isAsWritten Whether a document's meaning is what it was written with.
 */
export function bringIntoThisForm(
  digest: Digest,
  markdown: string,
  isAsWritten: (meaning: string) => boolean,
): InThisForm | null {
  const written = readWritten(markdown);
  const meanings = written.map(({ text }) => toMeaning(text));
  const lines = renderLines(digest);
  const { lost, free } = findLost(lines, written);
  const changes = listChanges({ lost, free });
  const shown = changes.filter(({ replaced }) => replaced.length > 0);
  for (const replaced of listTrials(shown)) {
    if (!isAsWritten(putBack(meanings, replaced))) continue;
    const texts = new Map(replaced.map(({ field, at }) => [field, written[at]]));
    const left = free.filter(({ at }) => replaced.every((one) => one.at !== at));
    const ofData = listOfData(
      changes.filter(({ field, isHeld }) => !isHeld && !texts.has(field)),
      listItems(left, { lines, written }).filter(({ text }) => {
        return !changes.some(({ field, isHeld }) => isHeld && holds(text, field));
      }),
    );
    return { ...replaceLines(lines, texts), ofData };
  }
  return null;
}
