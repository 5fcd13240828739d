import { SourceError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import { cleanLine, truncate } from "../core/text.ts";
import { type GetOptions, get } from "./get.ts";

/** Longest feed of abstracts, in bytes. One of 200 papers takes about 600 kB. */
const MAX_FEED_BYTES = 5 * 1024 * 1024;

/** Where arXiv is. */
export type ArxivOptions = GetOptions & { endpoint: string };

/** Abstracts as arXiv gives them, by the ids of their papers. */
export type Abstracts = ReadonlyMap<Paper["id"], string>;

/**
 * Fetches the abstracts of papers from arXiv, for those that the Hub lists without one, with one request. A
 * paper that arXiv does not know, or has no abstract of, is not among them.
 *
 * Source: arXiv's Atom API, `GET /api/query?id_list=<id>,<id>`.
 *
 * @throws {SourceError} when arXiv gives no usable answer.
 */
export function fetchAbstracts(
  ids: readonly Paper["id"][],
  arxiv: ArxivOptions,
): Promise<Abstracts> {
  const url = new URL("/api/query", arxiv.endpoint);
  url.search = `id_list=${ids.join(",")}&max_results=${ids.length}`;
  return get(
    { url, accept: "application/atom+xml", maxBytes: MAX_FEED_BYTES },
    async ({ bytes }) => {
      const xml = bytes.toString("utf8");
      if (!xml.includes("</feed>")) throw new SourceError(url, "answered no whole Atom feed.");
      return parseFeed(url, xml);
    },
    arxiv,
  );
}

/** The abstracts of a feed. It tells an error as its only entry, which has no paper's id. */
async function parseFeed(url: URL, xml: string): Promise<Abstracts> {
  const { load } = await import("cheerio"); // large, and seldom needed
  const $ = load(xml, { xml: true });
  const abstracts = new Map<string, string>();
  for (const element of $("entry").toArray()) {
    const id = $(element).children("id").text().trim();
    const summary = cleanLine($(element).children("summary").text());
    if (id.includes("/api/errors")) {
      throw new SourceError(url, `answered an error: ${truncate(summary, 200)}`, { status: 200 });
    }
    const [, paper] = /\/abs\/(\d{4}\.\d{4,5})(?:v\d+)?$/.exec(id) ?? [];
    if (paper !== undefined && summary !== "") abstracts.set(paper, summary);
  }
  return abstracts;
}
