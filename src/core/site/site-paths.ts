import { hashText } from "../hash.ts";
import { type DigestKind, digestPath, withoutEnding } from "../output-paths.ts";

/** The pages of a site of which there is one. */
export const PAGES = {
  front: "index.html",
  archive: "archive.html",
  tags: "tags.html",
  search: "search.html",
  subscribe: "subscribe.html",
  missing: "404.html",
} as const;

/** Where the feeds of a site are, each without its ending. */
export const FEEDS = { cards: "feeds/cards", days: "feeds/days" } as const;

/** The files of a day or week: the page, and beside it the same as Markdown and as data. */
export function digestPage(kind: DigestKind, name: string, ending: "html" | "md" | "json"): string {
  return ending === "html"
    ? `${withoutEnding(digestPath(kind, name, "md"))}.html`
    : digestPath(kind, name, ending);
}

/** The files of a paper, such as `papers/2602.12036.html`. */
export function paperPage(id: string, ending: "html" | "md" | "json" = "html"): string {
  return `papers/${id}.${ending}`;
}

/** The page of a month, such as `monthly/2026/2026-02.html`. */
export function monthPage(month: string): string {
  return `monthly/${month.slice(0, 4)}/${month}.html`;
}

/** The page of a tag in one year. The newest year of a tag has no year in its name, so that a link to the tag stays. */
export function tagPage(tag: string, year: string | null = null): string {
  return `tags/${toSlug(tag)}${year === null ? "" : `-${year}`}.html`;
}

/** The feed of a tag, without its ending. */
export function tagFeed(tag: string): string {
  return `feeds/tags/${toSlug(tag)}`;
}

/** A tag in an address: its letters and digits. A name that has signs beside them, or none, is told apart by a hash. */
function toSlug(tag: string): string {
  const slug = tag
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const isPlain = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/.test(tag);
  return isPlain ? slug : [slug, hashText(tag)].filter((part) => part !== "").join("-");
}

/** A path of the site as a page links to it: relative, so that a site works below any address and from a folder. */
export function linkFrom(page: string): (to: string) => string {
  const up = "../".repeat(page.split("/").length - 1);
  return (to) => up + to;
}
