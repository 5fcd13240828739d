import { z } from "zod";
import { SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { type GetOptions, getText } from "./get.ts";
import { readItems } from "./read-items.ts";
import { toAddress } from "./to-address.ts";
import { CHECK_ENDPOINT } from "./to-source-error.ts";

/** Items a page: the API's largest. */
const PAGE_SIZE = 100;

/** The API's page size without a limit: some servers do not know `limit`, and would cut a busy day here. */
const USUAL_PAGE_SIZE = 50;

/** Pages of one day's listing. The busiest days have 100 papers, which is one. */
const MAX_PAGES = 20;

/** One page of the listing. 100 items take about 400 kB. */
const MAX_LISTING_PAGE_BYTES = 5 * 1024 * 1024;

/** All pages of one day's listing. They are held in memory together. */
const MAX_LISTING_BYTES = 20 * 1024 * 1024;

/** Where the Hub is, and with which token it is asked. */
export type HubOptions = GetOptions & {
  /** Address of the Hub or of a mirror, which may have a path. */
  endpoint: string;
  /** Raises the Hub's rate limit; null asks without a token. */
  token: string | null;
};

const Identified = z.object({ paper: z.object({ id: z.string() }) });

/**
 * Fetches the items that the Hub lists for one day, as it gives them; none on a quiet day.
 *
 * Source: `GET /api/daily_papers`, parameters as in `list_daily_papers` of huggingface_hub (Python).
 * There is no total: pages are read until one is short or shows no new paper.
 *
 * @throws {SourceError} when the Hub gives no usable answer, or pages without end. 400 means a bad date or a
 * day that has not opened yet: only the calendar can tell which.
 */
export async function fetchDailyPapers(date: DigestDate, hub: HubOptions): Promise<unknown[]> {
  const items: unknown[] = [];
  const known = new Set<string>();
  let bytes = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { shown, size } = await fetchPage(date, page, hub);
    const { fresh, hasNewPaper } = sortOut(shown, known);
    items.push(...fresh);
    bytes += size;
    if (bytes > MAX_LISTING_BYTES) throw tooLong(hub, `more than ${MAX_LISTING_BYTES} bytes`);
    const isWhole = shown.length < PAGE_SIZE && shown.length !== USUAL_PAGE_SIZE;
    if (isWhole || !hasNewPaper) return items;
  }
  throw tooLong(hub, `more than ${MAX_PAGES} pages`);
}

function fetchPage(
  date: DigestDate,
  page: number,
  hub: HubOptions,
): Promise<{ shown: unknown[]; size: number }> {
  const url = toAddress(hub.endpoint, "/api/daily_papers", {
    date,
    limit: `${PAGE_SIZE}`,
    p: `${page}`,
  });
  return getText(
    { url, accept: "application/json", maxBytes: MAX_LISTING_PAGE_BYTES, token: hub.token },
    (body) => ({ shown: readItems(url, body), size: body.size }),
    hub,
  );
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

function tooLong({ endpoint }: HubOptions, extent: string): SourceError {
  const url = toAddress(endpoint, "/api/daily_papers");
  return new SourceError(url, `lists ${extent} for one day.`, { fix: CHECK_ENDPOINT });
}
