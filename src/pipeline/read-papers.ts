import { isTouched } from "../core/card/card.ts";
import type { DailyDigest } from "../core/digest/digest.ts";
import { type DigestDate, isSettled } from "../core/paper/date.ts";
import { parseListing } from "../core/paper/listing.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { Run } from "./run.ts";

/** A day's ranked papers, and whether its listing may still grow. */
type DayPapers = { papers: Paper[]; isSettled: boolean };

/**
 * Reads a day's papers: from the cache once the day is settled, from the Hub until then.
 *
 * @throws {SourceError} when the Hub has to be asked and gives no usable answer.
 */
export async function readPapers(date: DigestDate, run: Run): Promise<DayPapers> {
  const { store, sources, reporter } = run;
  const stored = await store.listings.recall(date);
  const listing = stored?.settled ? stored : await fetchListing(date, run);
  if (listing !== stored) await store.listings.remember(listing);
  const { papers, refused } = parseListing(listing.items);
  if (refused > 0) {
    reporter.onNotice?.(`${date}: ${refused} listed items are no papers and were left out.`);
  }
  return { papers, isSettled: listing.settled };

  async function fetchListing(day: DigestDate, { now }: Run) {
    const fetchedAt = now();
    const items = await sources.fetchListing(day, fetchedAt);
    return { date: day, settled: isSettled(day, fetchedAt), items };
  }
}

/**
 * The papers that get a card: the first `top` ones, and any whose card a person has edited or hidden, even
 * when the Hub lists it no more.
 */
export function choosePapers(
  papers: readonly Paper[],
  top: number,
  stored: DailyDigest | null,
): Paper[] {
  const touched = (stored?.cards ?? []).filter(isTouched).map((card) => card.paper);
  const ids = new Set(touched.map((paper) => paper.id));
  const chosen = papers.filter((paper, index) => top === 0 || index < top || ids.has(paper.id));
  const gone = touched.filter(({ id }) => !papers.some((paper) => paper.id === id));
  return [...chosen, ...gone];
}

/** The same papers, with abstracts from arXiv where the Hub has none. */
export async function completeAbstracts(papers: readonly Paper[], run: Run): Promise<Paper[]> {
  const complete: Paper[] = [];
  for (const paper of papers) {
    const abstract = paper.abstract || (await run.sources.fetchAbstract(paper.id)) || "";
    complete.push({ ...paper, abstract });
  }
  return complete;
}
