import { z } from "zod";
import { comparePapers, HubItem, type Paper, toPaper } from "./paper.ts";

/** What the Hub lists for one day: ranked papers, and how many items were not valid. */
type Listing = { papers: Paper[]; refused: number };

/**
 * Reads a day's items as the Hub returned them. An invalid item does not affect the others; a paper that
 * is listed twice counts once.
 */
export function parseListing(items: readonly unknown[]): Listing {
  const papers = new Map<string, Paper>();
  let refused = 0;
  for (const item of items) {
    const parsed = HubItem.safeParse(item);
    const paper = parsed.success ? toPaper(parsed.data) : null;
    if (paper === null) refused += 1;
    else if (!papers.has(paper.id)) papers.set(paper.id, paper);
  }
  return { papers: [...papers.values()].toSorted(comparePapers), refused };
}

/** A listing as the cache stores it. */
export const StoredListing = z.object({
  date: z.iso.date(),
  settled: z.boolean(),
  items: z.array(z.unknown()),
});
export type StoredListing = z.infer<typeof StoredListing>;
