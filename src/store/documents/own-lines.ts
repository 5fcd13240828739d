import { readNavigation } from "../../core/digest/neighbours.ts";
import { readChecksums } from "../../core/review/document/document.ts";

/** A document without what its neighbours change in it, and the digests beside it that it links to. */
type OwnDocument = { text: string; links: string[] };

/**
 * Tells what of a document is its own: all but the links to its neighbours, and the checksum that counts them. It is
 * another text when anything else of it has changed.
 */
export function readOwn(markdown: string): OwnDocument {
  const sums = readChecksums(markdown);
  const links: string[] = [];
  const lines = markdown.split(/\r?\n/).map((line) => {
    const navigation = readNavigation(line);
    links.push(...navigation.links);
    return sums === null ? navigation.own : navigation.own.replace(sums.text, "");
  });
  return { text: lines.join("\n"), links };
}
