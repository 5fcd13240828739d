import { SourceError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import { cleanLine } from "../core/text.ts";
import { type GetOptions, get } from "./get.ts";

const MAX_BYTES = 2_000_000;

/** Where arXiv is. */
type ArxivOptions = GetOptions & { endpoint: string };

/**
 * Fetches a paper's abstract from arXiv, for items that the Hub lists without one; null when arXiv
 * does not know the paper.
 *
 * Source: arXiv's Atom API, `GET /api/query?id_list=<id>`.
 *
 * @throws {SourceError} when arXiv gives no usable answer.
 */
export function fetchAbstract(id: Paper["id"], arxiv: ArxivOptions): Promise<string | null> {
  const url = new URL("/api/query", arxiv.endpoint);
  url.search = new URLSearchParams({ id_list: id, max_results: "1" }).toString();
  return get(
    { url, accept: "application/atom+xml", maxBytes: MAX_BYTES },
    async ({ bytes }) => {
      const xml = bytes.toString("utf8");
      if (!xml.includes("</feed>")) throw new SourceError(url, "answered no whole Atom feed.");
      return parseAbstract(xml, id);
    },
    arxiv,
  );
}

/** The abstract in an Atom feed's entry for this paper; errors come as entries with other ids. */
async function parseAbstract(xml: string, id: Paper["id"]): Promise<string | null> {
  const { load } = await import("cheerio"); // large, and seldom needed
  const $ = load(xml, { xml: true });
  const entry = $("entry")
    .toArray()
    .find((element) => $(element).find("id").text().includes(`/abs/${id}`));
  return entry === undefined ? null : cleanLine($(entry).find("summary").text()) || null;
}
