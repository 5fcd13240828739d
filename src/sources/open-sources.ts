import { SourceError } from "../core/errors.ts";
import { DAY_MS, type DigestDate, startOf } from "../core/paper/date.ts";
import type { Paper } from "../core/paper/paper.ts";
import type { HttpClient } from "../http/open-client.ts";
import { fetchAbstract } from "./arxiv.ts";
import { fetchDailyPapers } from "./daily-papers.ts";
import { fetchPapersPage } from "./papers-page.ts";
import { fetchThumbnail } from "./thumbnails.ts";

/** Where papers, abstracts and images come from. */
export type Sources = {
  /**
   * The items that the Hub lists for a day, from the API or, when that keeps failing, from its page.
   * @throws {SourceError} with the API's failure when both fail.
   */
  fetchListing: (date: DigestDate, now: Date) => Promise<unknown[]>;
  /** An abstract from arXiv; null when there is none to be had. */
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
  hubEndpoint: string;
  hubToken: string | null;
  arxivEndpoint: string;
  signal: AbortSignal;
  /** Tries after the first. @default 3 */
  retries?: number;
  /** Wait before the second try, in milliseconds. @default 500 */
  firstWaitMs?: number;
};

/** Opens the sources on the network. Nothing is sent before the first call. */
export function openSources(options: SourcesOptions): Sources {
  const hub = { ...options, endpoint: options.hubEndpoint, token: options.hubToken };
  const arxiv = { ...options, endpoint: options.arxivEndpoint };
  return {
    fetchListing: async (date, now) => {
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
    },
    fetchAbstract: (id) =>
      fetchAbstract(id, arxiv).catch((error: unknown) => {
        if (error instanceof SourceError) return null;
        throw error;
      }),
    fetchThumbnail: (url) => fetchThumbnail(url, options),
  };
}

/** The Hub refuses a day that it has not opened yet, which by the calendar can only be today. */
function isToday(date: DigestDate, now: Date): boolean {
  return now.getTime() - startOf(date).getTime() < DAY_MS;
}
