import { SourceError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import { cleanLine } from "../core/text.ts";
import { type GetOptions, getText, type TextBody } from "./get.ts";
import { toAddress } from "./to-address.ts";
import { CHECK_ENDPOINT } from "./to-source-error.ts";

/** The feed of one paper. It takes three thousand bytes, some more with hundreds of authors. */
const MAX_ATOM_BYTES = 1024 * 1024;

/** Elements of a feed in one another. Atom needs four: feed, entry, author, name. */
const MAX_ATOM_DEPTH = 20;

/** Where arXiv is. */
type ArxivOptions = GetOptions & { endpoint: string };

/**
 * Fetches a paper's abstract from arXiv, for items that the Hub lists without one; null when arXiv
 * does not know the paper.
 *
 * Source: arXiv's Atom API, `GET /api/query?id_list=<id>`.
 *
 * @throws {SourceError} when arXiv gives no usable answer, which says nothing about the paper.
 */
export function fetchAbstract(id: Paper["id"], arxiv: ArxivOptions): Promise<string | null> {
  const url = toAddress(arxiv.endpoint, "/api/query", { id_list: id, max_results: "1" });
  return getText(
    { url, accept: "application/atom+xml", maxBytes: MAX_ATOM_BYTES },
    (body) => parseAbstract(readFeed(url, body), id, url),
    arxiv,
  );
}

/** The body, which must be a whole feed that a tree may be built of. */
async function readFeed(url: URL, { text, contentType }: TextBody): Promise<string> {
  if (!text.includes("<feed")) {
    const problem = `answered ${contentType || "something"} that is no Atom feed.`;
    throw new SourceError(url, problem);
  }
  if (!text.includes("</feed>")) throw new SourceError(url, "answered a feed that was cut off.");
  const { isNestedDeeper } = await import("./xml-depth.ts"); // seldom needed
  if (!isNestedDeeper(text, MAX_ATOM_DEPTH)) return text;
  const problem = `answered a feed that is nested deeper than ${MAX_ATOM_DEPTH} levels.`;
  throw new SourceError(url, problem, { status: 200, fix: CHECK_ENDPOINT });
}

/** The abstract in the feed's entry for this paper; null when the feed has no entry, or an empty abstract. */
async function parseAbstract(
  reading: Promise<string>,
  id: Paper["id"],
  url: URL,
): Promise<string | null> {
  const xml = await reading;
  const { load } = await import("cheerio"); // large, and seldom needed
  const $ = load(xml, { xml: true });
  const entries = $("entry").toArray();
  const idOf = (entry: (typeof entries)[number]) => $(entry).find("id").first().text().trim();
  const own = entries.find((entry) => idOf(entry).replace(/v\d+$/, "").endsWith(`/abs/${id}`));
  if (own !== undefined) return cleanLine($(own).find("summary").first().text()) || null;
  if (entries.length === 0) return null;
  // Errors come as entries, too.
  throw new SourceError(url, "answered with an entry that is not this paper's.", { status: 200 });
}
