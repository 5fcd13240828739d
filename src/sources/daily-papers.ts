import type { DigestDate } from "../core/paper/date.ts";
import { type FetchedListing, refuseListing } from "./fetched-listing.ts";
import { type GetOptions, get } from "./get.ts";
import { readItems } from "./read-items.ts";

/** Items a page: the API's largest. Its default of 50 silently cuts busy days. */
const PAGE_SIZE = 100;

/** 100 items take about 400 kB; a body of this size is no listing. */
const MAX_BYTES = 20_000_000;

/** Where the Hub is, and with which token it is asked. */
export type HubOptions = GetOptions & {
  /** Origin of the Hub or of a mirror. */
  endpoint: string;
  /** Raises the Hub's rate limit; null asks without a token. */
  token: string | null;
};

/**
 * Fetches the items that the Hub lists for one day, as it gives them; none on a quiet day.
 *
 * Source: `GET /api/daily_papers`, parameters as in `list_daily_papers` of huggingface_hub (Python).
 * There is no total: pages are read until one is short.
 *
 * @throws {SourceError} when the Hub gives no usable answer, or one of another day. 400 means a bad date or a day that has
 * not opened yet: only the calendar can tell which.
 */
export async function fetchDailyPapers(date: DigestDate, hub: HubOptions): Promise<FetchedListing> {
  const items = new Map<string, unknown>();
  let sentAt: Date | null = null;
  for (let page = 0; ; page += 1) {
    const known = items.size;
    const fetched = await fetchPage(date, page, hub);
    sentAt ??= fetched.sentAt;
    for (const item of fetched.items) items.set(JSON.stringify(item), item);
    if (items.size < known + PAGE_SIZE) break;
  }
  const listing = { items: [...items.values()], sentAt };
  refuseListing(pageUrl(date, 0, hub), listing, date);
  return listing;
}

function fetchPage(date: DigestDate, page: number, hub: HubOptions): Promise<FetchedListing> {
  const url = pageUrl(date, page, hub);
  return get(
    { url, accept: "application/json", maxBytes: MAX_BYTES, token: hub.token },
    (body) => ({ items: readItems(url, body), sentAt: body.sentAt }),
    hub,
  );
}

function pageUrl(date: DigestDate, page: number, { endpoint }: HubOptions): URL {
  const url = new URL("/api/daily_papers", endpoint);
  url.search = new URLSearchParams({ date, limit: `${PAGE_SIZE}`, p: `${page}` }).toString();
  return url;
}
