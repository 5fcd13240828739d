import { cleanLine } from "../../core/text.ts";
import { toAddress } from "../parts/frame.ts";
import type { Feed } from "./feed.ts";

/**
 * A feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1). It wants whole addresses: where the site's own is not known, an item has
 * the paper's alone.
 */
export function renderJsonFeed(feed: Feed, siteUrl: string | null): string {
  const address = (path: string) => (siteUrl === null ? undefined : toAddress(siteUrl, path));
  const whole = {
    version: "https://jsonfeed.org/version/1.1",
    title: cleanLine(feed.title),
    home_page_url: address(feed.page),
    feed_url: address(`${feed.path}.json`),
    language: "ko",
    authors: [{ name: "papercards" }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: address(item.path),
      external_url: item.original ?? undefined,
      title: cleanLine(item.title),
      summary: cleanLine(item.summary),
      content_html: item.content,
      date_published: item.published,
      date_modified: item.updated,
      tags: item.tags,
    })),
  };
  return `${JSON.stringify(whole)}\n`;
}
