import { z } from "zod";
import { SourceError } from "../core/errors.ts";
import type { DigestDate } from "../core/paper/date.ts";
import { parseJson } from "../core/parse-json.ts";
import type { HubOptions } from "./daily-papers.ts";
import { type FetchedListing, refuseListing } from "./fetched-listing.ts";
import { get } from "./get.ts";

/** A page of 13 papers takes 220 kB. */
const MAX_BYTES = 40_000_000;

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
  const url = new URL(`/papers/date/${date}`, hub.endpoint);
  return get(
    { url, accept: "text/html", maxBytes: MAX_BYTES, token: hub.token },
    async ({ bytes, sentAt }) => {
      const items = await parsePapersPage(bytes.toString("utf8"), date);
      // The API failed, and may have failed for the page as well: without papers it proves nothing.
      if (items === null || items.length === 0)
        throw new SourceError(url, `shows no papers of ${date}.`, { status: 200 });
      refuseListing(url, { items, sentAt }, date);
      return { items, sentAt };
    },
    hub,
  );
}

/** The items that a papers page holds; null when it holds none or shows another day. */
async function parsePapersPage(html: string, date: DigestDate): Promise<unknown[] | null> {
  const { load } = await import("cheerio"); // large, and seldom needed
  const $ = load(html);
  for (const element of $("[data-props]").toArray()) {
    const props = PageProps.safeParse(parseJson($(element).attr("data-props") ?? ""));
    if (!props.success) continue;
    const isSameDay = props.data.date?.startsWith(date) ?? true;
    return isSameDay ? props.data.dailyPapers : null;
  }
  return null;
}
