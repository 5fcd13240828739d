import { isNavigation } from "../../core/digest/neighbours.ts";
import { meaningOf, readSuperseding, replaceTextSum } from "../../core/review/document/document.ts";
import { isOwnWork, sumText } from "../documents/checksums.ts";

/**
 * A stored document with another line of links, and all else as it is, so that its data need not be read. Null for one of which
 * more is to be looked at: nobody but this program has written its text, it has such a line, and no data is replacing its own.
 *
 * @param links The line as it should be.
 */
export function relink(markdown: string, links: string): string | null {
  if (readSuperseding(markdown) !== null) return null;
  const lines = markdown.split("\n");
  if (lines.includes(links)) return markdown;
  const at = lines.findIndex(isNavigation);
  if (at === -1 || !isOwnWork(markdown, meaningOf)) return null;
  const linked = lines.with(at, links).join("\n");
  return replaceTextSum(linked, sumText(meaningOf(linked)));
}
