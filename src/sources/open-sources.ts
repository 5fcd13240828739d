import { SourceError } from "../core/errors.ts";
import { DAY_MS, type DigestDate, startOf } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import { CLOCK, type Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import { fetchAbstract } from "./arxiv.ts";
import { fetchDailyPapers, type HubOptions } from "./daily-papers.ts";
import { fetchPapersPage } from "./papers-page.ts";
import { fetchThumbnail } from "./thumbnails.ts";
import { openTimeBudget } from "./time-budget.ts";
import { SOURCE_BOUNDS, type SourceBounds } from "./wait-bounds.ts";

/** Where papers, abstracts and images come from. */
export type Sources = {
  /**
   * The items that the Hub lists for a day, from the API or, when that keeps failing, from its page.
   * @throws {SourceError} with the API's failure when both fail.
   */
  fetchListing: (date: DigestDate, now: Date) => Promise<unknown[]>;
  /**
   * An abstract from arXiv; null when arXiv has none.
   * @throws {SourceError} when arXiv did not say.
   */
  fetchAbstract: (id: Paper["id"]) => Promise<string | null>;
  /**
   * An image from the Hub's hosts; null for an address on any other.
   * @throws {SourceError} when it cannot be had.
   */
  fetchThumbnail: (url: string) => Promise<Buffer | null>;
};

/** How the sources are reached. */
export type SourcesOptions = {
  http: HttpClient;
  /** Address of the Hub or of a mirror, which may have a path; so may arXiv's. */
  hubEndpoint: string;
  hubToken: string | null;
  arxivEndpoint: string;
  signal: AbortSignal;
  /** Told of every wait above five seconds, in one English sentence. */
  onNotice: (message: string) => void;
  /** Tries after the first; images get one at most. @default 3 */
  retries?: number;
  /** @default CLOCK */
  clock?: Clock;
  /** @default SOURCE_BOUNDS */
  bounds?: SourceBounds;
};

/** Opens the sources on the network. Nothing is sent before the first call. */
export function openSources({
  hubEndpoint,
  hubToken: token,
  arxivEndpoint,
  retries = 3,
  clock = CLOCK,
  bounds = SOURCE_BOUNDS,
  ...rest
}: SourcesOptions): Sources {
  const common = { ...rest, retries, clock };
  const hub = { ...common, endpoint: hubEndpoint, token };
  const arxiv = {
    ...{ ...common, endpoint: arxivEndpoint },
    budget: openTimeBudget(bounds.arxiv, clock),
  };
  const images = {
    ...{ ...common, retries: Math.min(1, retries) },
    budget: openTimeBudget(bounds.thumbnails, clock),
    onNotice: withoutRepeats(rest.onNotice),
  };
  return {
    fetchListing: (date, now) =>
      fetchListing(date, now, { ...hub, budget: openTimeBudget(bounds.hub, clock) }),
    fetchAbstract: (id) => fetchAbstract(id, arxiv),
    fetchThumbnail: (url) => fetchThumbnail(url, images),
  };
}

async function fetchListing(date: DigestDate, now: Date, hub: HubOptions): Promise<unknown[]> {
  try {
    return await fetchDailyPapers(date, hub);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error.status === 400 && isToday(date, now)) return [];
    return fetchPapersPage(date, hub).catch((fallback: unknown) => {
      // The API's own failure says more than the page's.
      throw fallback instanceof SourceError ? error : fallback;
    });
  }
}

/** The Hub refuses a day that it has not opened yet, which by the calendar can only be today. */
function isToday(date: DigestDate, now: Date): boolean {
  return now.getTime() - startOf(date).getTime() < DAY_MS;
}

/** Images are fetched side by side, and all wait for the same. */
function withoutRepeats(tell: (message: string) => void): (message: string) => void {
  let last = "";
  return (message) => {
    if (message !== last) tell(message);
    last = message;
  };
}
