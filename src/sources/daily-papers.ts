import { z } from "zod";
import { explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { type FetchedListing, keepItems, refuseCount, refuseListing } from "./fetched-listing.ts";
import { type GetOptions, getText } from "./get.ts";
import { readItems } from "./read-items.ts";
import { toAddress } from "./to-address.ts";

/** Items a page: the API's largest. */
const PAGE_SIZE = 100;

/** The API's page size without a limit: some servers do not know `limit`, and would cut a busy day here. */
const USUAL_PAGE_SIZE = 50;

/** Pages of one day's listing. The busiest days have 100 papers, which is one. */
const MAX_PAGES = 20;

/** One page of the listing. 100 items take about 400 kB; parsed, a page may take twenty times its size. */
const MAX_LISTING_PAGE_BYTES = 2 * 1024 * 1024;

/** All pages of one day's listing. Ten busy days take as much, and what is kept of them has to fit a file of the cache. */
const MAX_LISTING_BYTES = 4 * 1024 * 1024;

/** Where the Hub is, and with which token it is asked. */
export type HubOptions = GetOptions & {
  /** Address of the Hub or of a mirror, which may have a path. */
  endpoint: string;
  /** Raises the Hub's rate limit; null asks without a token. */
  token: string | null;
};

const Identified = z.object({ paper: z.object({ id: z.string() }) });

/**
 * Fetches the items that the Hub lists for one day, page by page, and keeps what is read of them; none on a quiet day.
 *
 * Source: `GET /api/daily_papers`, parameters as in `list_daily_papers` of huggingface_hub (Python).
 * There is no total: pages are read until one is short or shows no new paper.
 *
 * @throws {SourceError} when the Hub gives no usable answer, one of another day, or pages without end. 400 means
 * a bad date or a day that has not opened yet: only the calendar can tell which.
 */
export async function fetchDailyPapers(date: DigestDate, hub: HubOptions): Promise<FetchedListing> {
  const url = toPageUrl(date, 0, hub);
  const items: unknown[] = [];
  const known = new Set<string>();
  let times: Times = { sentAt: null, ageMs: 0 };
  let bytes = 0;
  let pageSize = PAGE_SIZE;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { shown, size, ...fetched } = await fetchPage(date, page, hub);
    times = page === 0 ? fetched : older(times, fetched);
    refuseCount(url, items.length + shown.length);
    if (page === 0 && shown.length === USUAL_PAGE_SIZE) pageSize = USUAL_PAGE_SIZE;
    const { fresh, hasNewPaper } = sortOut(shown, known);
    items.push(...fresh);
    bytes += size;
    if (bytes > MAX_LISTING_BYTES) throw toEndless(url, `more than ${MAX_LISTING_BYTES} bytes`);
    if (shown.length < pageSize || !hasNewPaper) {
      refuseListing(url, { items }, date);
      return { items, ...times };
    }
  }
  throw toEndless(url, `more than ${MAX_PAGES} pages`);
}

/** When an answer was made, and for how long a cache has had it. */
type Times = Required<Pick<FetchedListing, "sentAt" | "ageMs">>;

/** The times of a listing that is as old as its oldest page. */
function older(one: Times, other: Times): Times {
  const [first, second] = [one.sentAt, other.sentAt];
  const sentAt = first === null || second === null ? null : first < second ? first : second;
  return { sentAt, ageMs: Math.max(one.ageMs, other.ageMs) };
}

function fetchPage(
  date: DigestDate,
  page: number,
  hub: HubOptions,
): Promise<{ shown: unknown[]; size: number } & Times> {
  const url = toPageUrl(date, page, hub);
  return getText(
    { url, accept: "application/json", maxBytes: MAX_LISTING_PAGE_BYTES, token: hub.token },
    ({ size, sentAt, ageMs, ...body }) => ({
      ...{ shown: keepItems(url, readItems(url, body)), size },
      ...{ sentAt, ageMs },
    }),
    hub,
  );
}

function toPageUrl(date: DigestDate, page: number, { endpoint }: HubOptions): URL {
  return toAddress(endpoint, "/api/daily_papers", { date, limit: `${PAGE_SIZE}`, p: `${page}` });
}

/** The items of a page that no page before it had. Those without an id are for others to judge. */
function sortOut(shown: readonly unknown[], known: Set<string>) {
  const before = known.size;
  const fresh: unknown[] = [];
  for (const item of shown) {
    const id = Identified.safeParse(item).data?.paper.id;
    if (id !== undefined && known.has(id)) continue;
    if (id !== undefined) known.add(id);
    fresh.push(item);
  }
  const hasNewPaper = known.size > before;
  // A page that is shown once more would bring its unreadable items again.
  const isRepeated = !hasNewPaper && fresh.length < shown.length;
  return { fresh: isRepeated ? [] : fresh, hasNewPaper };
}

function toEndless(url: URL, extent: string): SourceError {
  return new SourceError(url, `lists ${extent} for one day.`, {
    explanation: explain("sourceForeign"),
  });
}
