import { escapeXml } from "../../core/digest/escape.ts";
import { toAddress } from "../parts/frame.ts";

/** Addresses that one sitemap may have (https://www.sitemaps.org/protocol.html). */
const MOST_ADDRESSES = 50_000;

/** The addresses of a site's pages for search engines. A site whose own address is not known has none. */
export function renderSitemap(paths: readonly string[], siteUrl: string): string {
  const lines = paths
    .slice(0, MOST_ADDRESSES)
    .map((path) => `<url><loc>${escapeXml(toAddress(siteUrl, path))}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`;
}
