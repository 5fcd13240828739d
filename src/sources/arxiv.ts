import { explain } from "../core/causes/explanation.ts";
import { SourceError } from "../core/errors.ts";
import type { Paper } from "../core/paper/paper.ts";
import { quoteForeign } from "../core/printed/printed.ts";
import { cleanLine } from "../core/text.ts";
import { type GetOptions, getText, type TextBody } from "./get.ts";
import { toAddress } from "./to-address.ts";

/** One feed of abstracts. That of 50 papers takes about 150 kB, and a tree of it forty times its bytes. */
const MAX_FEED_BYTES = 512 * 1024;

/** Elements of a feed in one another. Atom needs four: feed, entry, author, name. */
const MAX_FEED_DEPTH = 20;

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
  const url = toAddress(arxiv.endpoint, "/api/query");
  url.search = `id_list=${ids.join(",")}&max_results=${ids.length}`;
  return getText(
    { url, accept: "application/atom+xml", maxBytes: MAX_FEED_BYTES },
    async (body) => {
      await refuseFeed(url, body);
      return parseFeed(url, body.text, ids);
    },
    arxiv,
  );
}

/** Refuses a body that is no whole feed, or one of which no tree should be built. */
async function refuseFeed(url: URL, { text, contentType }: TextBody): Promise<void> {
  if (!text.includes("<feed")) {
    throw new SourceError(url, `answered ${contentType || "something"} that is no Atom feed.`, {
      explanation: explain("sourceForeign"),
    });
  }
  if (!text.includes("</feed>"))
    throw new SourceError(url, "answered a feed that was cut off.", {
      explanation: explain("sourceDown"),
    });
  const { isNestedDeeper } = await import("./xml-depth.ts"); // seldom needed
  if (!isNestedDeeper(text, MAX_FEED_DEPTH)) return;
  const problem = `answered a feed that is nested deeper than ${MAX_FEED_DEPTH} levels.`;
  throw new SourceError(url, problem, { status: 200, explanation: explain("sourceForeign") });
}

/** The abstracts of a feed. One of nothing but other papers is no answer to what was asked. It tells an error as its only entry, which has no paper's id. */
async function parseFeed(url: URL, xml: string, asked: readonly Paper["id"][]): Promise<Abstracts> {
  const { load } = await import("cheerio"); // large, and seldom needed
  const $ = load(xml, { xml: true });
  const abstracts = new Map<string, string>();
  const others: string[] = [];
  for (const element of $("entry").toArray().slice(0, asked.length)) {
    const id = $(element).children("id").text().trim();
    const summary = cleanLine($(element).children("summary").text());
    if (id.includes("/api/errors")) {
      throw new SourceError(url, `answered an error: ${quoteForeign(summary)}`, {
        status: 200,
        explanation: explain("sourceDown"),
      });
    }
    const [, paper] = /\/abs\/(\d{4}\.\d{4,5})(?:v\d+)?$/.exec(id) ?? [];
    if (paper === undefined) continue;
    if (!asked.includes(paper)) others.push(paper);
    else if (summary !== "") abstracts.set(paper, summary);
  }
  if (abstracts.size === 0 && others.length > 0) {
    const problem = `answered about ${quoteForeign(others.join(", "))}, which it was not asked about.`;
    throw new SourceError(url, problem, { status: 200, explanation: explain("sourceForeign") });
  }
  return abstracts;
}
