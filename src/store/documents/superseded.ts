import type { StoredDigest } from "../../core/digest/digest.ts";
import { addSuperseding, meaningOf, readSuperseding } from "../../core/review/document.ts";
import { sumData, sumText } from "./checksums.ts";

/*
 * Data and document are two files, and a program may be killed between them: then new data lies beside an old
 * document, as it does when a person has edited the data, or the document. So the document is first told which data
 * comes, made in knowledge of all that it says. It is the mark of a write that has not ended: the document that is
 * rendered from the new data has none.
 */

/** A document that is about to be superseded by this data. Data that was to come before may be there instead. */
export function announceData(markdown: string, data: StoredDigest): string {
  const text = sumText(meaningOf(markdown));
  const before = readSuperseding(markdown);
  const earlier = before?.text === text ? before.data : [];
  return addSuperseding(markdown, { text, data: [...new Set([...earlier, sumData(data)])] });
}

/** Whether this data was made in knowledge of all that a document says, which is only left to be rendered again. */
export function isSuperseded(markdown: string, data: StoredDigest): boolean {
  const by = readSuperseding(markdown);
  return by?.text === sumText(meaningOf(markdown)) && by.data.includes(sumData(data));
}
