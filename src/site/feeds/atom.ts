import { escapeXml } from "../../core/digest/escape.ts";
import { linkFrom } from "../../core/site/site-paths.ts";
import { toAddress } from "../parts/frame.ts";
import type { Feed, FeedItem } from "./feed.ts";

/** When a feed without items was last updated: RFC 4287 wants a date, and there is nothing that has one. */
const NEVER = "2023-05-04T00:00:00Z";

/** A feed as Atom (RFC 4287). Its addresses are relative where the site's own is not known. */
export function renderAtom(feed: Feed, siteUrl: string | null): string {
  const path = `${feed.path}.xml`;
  const address = addressIn(path, siteUrl);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">',
    `<id>${feed.id}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<updated>${
      feed.items
        .map(({ updated }) => updated)
        .toSorted()
        .at(-1) ?? NEVER
    }</updated>`,
    "<author><name>papercards</name></author>",
    `<link rel="self" type="application/atom+xml" href="${escapeXml(address(path))}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address(feed.page))}"/>`,
    ...feed.items.flatMap((item) => renderItem(item, address)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function renderItem(item: FeedItem, address: (path: string) => string): string[] {
  return [
    "<entry>",
    `<id>${item.id}</id>`,
    `<title>${escapeXml(item.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address(item.path))}"/>`,
    ...(item.original === null
      ? []
      : [`<link rel="via" type="text/html" href="${escapeXml(item.original)}"/>`]),
    `<published>${item.published}</published>`,
    `<updated>${item.updated}</updated>`,
    ...item.tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    `<summary>${escapeXml(item.summary)}</summary>`,
    `<content type="html">${escapeXml(item.content)}</content>`,
    "</entry>",
  ];
}

/** How a feed links to paths of its site. */
function addressIn(feed: string, siteUrl: string | null): (path: string) => string {
  return siteUrl === null ? linkFrom(feed) : (path) => toAddress(siteUrl, path);
}
