import { SourceError } from "../core/errors.ts";
import { DAY_MS, type DigestDate, startOf } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import { CLOCK, type Clock } from "../http/clock.ts";
import type { HttpClient } from "../http/open-client.ts";
import { type LookUpArtefacts, openArtefacts } from "./artefacts/open-artefacts.ts";
import { type Abstracts, type ArxivOptions, fetchAbstracts } from "./arxiv.ts";
import { openAskInTurn } from "./ask-in-turn.ts";
import { fetchDailyPapers, type HubOptions } from "./daily-papers.ts";
import type { FetchedListing } from "./fetched-listing.ts";
import { fetchPapersPage } from "./papers-page.ts";
import { fetchThumbnail } from "./thumbnails.ts";
import { openTimeBudget, withinBudget } from "./time-budget.ts";
import { SOURCE_BOUNDS, type SourceBounds } from "./wait-bounds.ts";

/** Tries after the first: with the pause before each they take long, and the next run asks again. */
const ARXIV_RETRIES = 2;

/** Ids of one request to arXiv: more than most days have, in an address that every server takes. */
const IDS_A_REQUEST = 50;

/** Where papers, abstracts and images come from. */
export type Sources = {
  /**
   * The items that the Hub lists for a day, from the API or, when that keeps failing, from its page.
   * @throws {SourceError} with the API's failure, and the page's behind it, when both fail.
   */
  fetchListing: (date: DigestDate, now: Date) => Promise<FetchedListing>;
  /**
   * The abstracts that arXiv has of these papers; `since` is when another process asked it last.
   * @throws {SourceError} when arXiv gives no usable answer, which says nothing about any paper.
   */
  fetchAbstracts: (ids: readonly Paper["id"][], since?: Date | null) => Promise<Abstracts>;
  /**
   * An image from the Hub's hosts; null for an address on any other.
   * @throws {SourceError} when it cannot be had.
   */
  fetchThumbnail: (url: string) => Promise<Buffer | null>;
  /** What the Hub has of a paper; a failure is part of the answer. */
  lookUpArtefacts: LookUpArtefacts;
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
  /** Tries after the first; arXiv gets two at most, an image and artefacts one. @default 3 */
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
  const allDays = openTimeBudget(bounds.hub, clock);
  const day = { ...bounds.hub, renewedAfterMs: Number.POSITIVE_INFINITY };
  const arxiv = {
    ...{ ...common, endpoint: arxivEndpoint },
    retries: Math.min(ARXIV_RETRIES, retries),
    budget: openTimeBudget(bounds.arxiv, clock),
  };
  const images = {
    ...{ ...common, retries: Math.min(1, retries) },
    budget: openTimeBudget(bounds.thumbnails, clock),
    onNotice: withoutRepeats(rest.onNotice),
  };
  const artefacts = {
    ...{ ...hub, retries: Math.min(1, retries) },
    budget: openTimeBudget(bounds.artefacts, clock),
    onNotice: withoutRepeats(rest.onNotice),
  };
  return {
    fetchListing: async (date, now) => {
      const budget = withinBudget(openTimeBudget(day, clock), allDays);
      const listing = await fetchListing(date, now, { ...hub, budget });
      allDays.renew();
      return listing;
    },
    fetchAbstracts: openAbstracts(arxiv),
    fetchThumbnail: (url) => fetchThumbnail(url, images),
    lookUpArtefacts: openArtefacts(artefacts),
  };
}

async function fetchListing(date: DigestDate, now: Date, hub: HubOptions): Promise<FetchedListing> {
  try {
    return await fetchDailyPapers(date, hub);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { status, sentAt } = error;
    if (status === 400 && !isOver(date, sentAt ?? now)) return { items: [], sentAt };
    return fetchPapersPage(date, hub).catch((fallback: unknown) => {
      throw fallback instanceof SourceError ? error.andThen(fallback) : fallback;
    });
  }
}

/** The Hub refuses a day that it has not opened yet: one that is not over by the calendar. */
function isOver(date: DigestDate, now: Date): boolean {
  return now.getTime() - startOf(date).getTime() >= DAY_MS;
}

/** Opens arXiv: one request at a time, each for as many papers as it takes. */
function openAbstracts(arxiv: ArxivOptions): Sources["fetchAbstracts"] {
  const askInTurn = openAskInTurn(arxiv.budget.bounds.firstWaitMs, arxiv);
  return async (ids, since = null) => {
    const abstracts = new Map<string, string>();
    for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
      const some = ids.slice(start, start + IDS_A_REQUEST);
      const found = await askInTurn(() => fetchAbstracts(some, arxiv), since);
      for (const [id, abstract] of found) abstracts.set(id, abstract);
    }
    return abstracts;
  };
}

/** Images are fetched side by side, as artefacts are, and all wait for the same. */
function withoutRepeats(tell: (message: string) => void): (message: string) => void {
  let last = "";
  return (message) => {
    if (message !== last) tell(message);
    last = message;
  };
}
