import { z } from "zod";
import { explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { parseJson } from "../core/parse-json.ts";
import type { HubOptions } from "./daily-papers.ts";
import { type FetchedListing, keepItems, refuseListing } from "./fetched-listing.ts";
import { getText } from "./get.ts";
import { toAddress } from "./to-address.ts";

/** The Hub's page of one day. With 13 papers it takes 220 kB. */
const MAX_PAGE_BYTES = 5 * 1024 * 1024;

const PageProps = z.object({
  date: z.string().nullish(),
  dailyPapers: z.array(z.unknown()),
});

/**
 * Fetches the items of one day from the Hub's web page, for when the API keeps failing.
 *
 * Source: `GET /papers/date/<date>`, whose `data-props` carry the API's own items.
 *
 * @throws {SourceError} when the page cannot be had, or shows no papers or another day.
 */
export function fetchPapersPage(date: DigestDate, hub: HubOptions): Promise<FetchedListing> {
  const url = toAddress(hub.endpoint, `/papers/date/${date}`);
  return getText(
    { url, accept: "text/html", maxBytes: MAX_PAGE_BYTES, token: hub.token },
    async ({ text, sentAt, ageMs }) => {
      const shown = await parsePapersPage(text, date);
      // The API failed, and may have failed for the page as well: without papers it proves nothing.
      if (shown === null || shown.length === 0) {
        throw new SourceError(url, `shows no papers of ${date}.`, {
          status: 200,
          explanation: explain("sourceDown"),
        });
      }
      const items = keepItems(url, shown);
      refuseListing(url, { items }, date);
      return { items, sentAt, ageMs };
    },
    hub,
  );
}

/** The items that a papers page holds; null when it holds none or shows another day. */
async function parsePapersPage(html: string, date: DigestDate): Promise<unknown[] | null> {
  const { findAttribute } = await import("./find-attribute.ts"); // seldom needed
  for (const text of findAttribute(html, "data-props")) {
    if (!text.includes("dailyPapers")) continue; // far cheaper than to parse it
    const props = PageProps.safeParse(parseJson(text));
    if (!props.success) continue;
    const isSameDay = props.data.date?.startsWith(date) ?? true;
    return isSameDay ? props.data.dailyPapers : null;
  }
  return null;
}
