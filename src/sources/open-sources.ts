import { SourceError } from "../core/errors.ts";
import { DAY_MS, type DigestDate, startOf } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { HttpClient } from "../http/open-client.ts";
import { type Abstracts, fetchAbstracts } from "./arxiv.ts";
import { openTurns } from "./ask-in-turn.ts";
import { fetchDailyPapers } from "./daily-papers.ts";
import type { FetchedListing } from "./fetched-listing.ts";
import { fetchPapersPage } from "./papers-page.ts";
import { fetchThumbnail } from "./thumbnails.ts";

/** Pause between two requests to arXiv, in milliseconds, as its terms of use ask for (info.arxiv.org). */
const ARXIV_PAUSE_MS = 3_000;

/** Tries after the first: with the pause before each they take long, and the next run asks again. */
const ARXIV_RETRIES = 2;

/** Ids of one request to arXiv: more than a day has, in an address that every server takes. */
const IDS_A_REQUEST = 200;

/** Where papers, abstracts and images come from. */
export type Sources = {
  /**
   * The items that the Hub lists for a day, from the API or, when that keeps failing, from its page.
   * @throws {SourceError} with the API's failure when both fail.
   */
  fetchListing: (date: DigestDate, now: Date) => Promise<FetchedListing>;
  /**
   * The abstracts that arXiv has of these papers.
   * @throws {SourceError} when arXiv gives no usable answer, which says nothing about any paper.
   */
  fetchAbstracts: (ids: readonly Paper["id"][]) => Promise<Abstracts>;
  /** An image from the Hub's hosts; null when there is none to be had. */
  fetchThumbnail: (url: string) => Promise<Buffer | null>;
};

/** How the sources are reached. */
export type SourcesOptions = {
  http: HttpClient;
  hubEndpoint: string;
  hubToken: string | null;
  arxivEndpoint: string;
  signal: AbortSignal;
  /** Tries after the first. @default 3 */
  retries?: number;
  /** Wait before the second try, in milliseconds. @default 500 */
  firstWaitMs?: number;
  /** Pause between two requests to arXiv, in milliseconds. @default 3000 */
  arxivPauseMs?: number;
};

/** Opens the sources on the network. Nothing is sent before the first call. */
export function openSources(options: SourcesOptions): Sources {
  const hub = { ...options, endpoint: options.hubEndpoint, token: options.hubToken };
  const arxiv = openArxiv(options);
  return {
    fetchListing: async (date, now) => {
      try {
        return await fetchDailyPapers(date, hub);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const { status, sentAt } = error;
        if (status === 400 && !isOver(date, sentAt ?? now)) return { items: [], sentAt };
        return fetchPapersPage(date, hub).catch((fallback: unknown) => {
          // The API's own failure says more than the page's.
          throw fallback instanceof SourceError ? error : fallback;
        });
      }
    },
    fetchAbstracts: arxiv.fetchAbstracts,
    fetchThumbnail: (url) => fetchThumbnail(url, options),
  };
}

/** Opens arXiv: one request at a time, each for as many papers as it takes. */
function openArxiv(options: SourcesOptions): Pick<Sources, "fetchAbstracts"> {
  const { arxivEndpoint: endpoint, arxivPauseMs = ARXIV_PAUSE_MS, signal } = options;
  const { retries = ARXIV_RETRIES } = options;
  const arxiv = { ...options, endpoint, retries, firstWaitMs: arxivPauseMs };
  const askInTurn = openTurns(arxivPauseMs, signal);
  return {
    fetchAbstracts: async (ids) => {
      const abstracts = new Map<string, string>();
      for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
        const some = ids.slice(start, start + IDS_A_REQUEST);
        const found = await askInTurn(() => fetchAbstracts(some, arxiv));
        for (const [id, abstract] of found) abstracts.set(id, abstract);
      }
      return abstracts;
    },
  };
}

/** The Hub refuses a day that it has not opened yet: one that is not over by the calendar. */
function isOver(date: DigestDate, now: Date): boolean {
  return now.getTime() - startOf(date).getTime() >= DAY_MS;
}
