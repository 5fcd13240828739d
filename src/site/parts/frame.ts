import { html } from "hono/html";
import { FEEDS, linkFrom, PAGES } from "../../core/site/site-paths.ts";

/** A part of a page. A template escapes every inserted value that is not itself such a part. */
export type Html = ReturnType<typeof html>;

/** What all pages of a site have in common. */
export type Site = {
  /** Its address, with a slash at the end; null where none is known. */
  url: string | null;
  /** Paths of its style, script and icon, whose names are other ones once they change. */
  assets: { style: string; script: string; icon: string };
};

/** A page before it is put into its frame. */
export type Page = {
  /** Where it is, such as `daily/2026/2026-02-13.html`. */
  path: string;
  title: string;
  /** What a preview of a link shows below the title. */
  description: string;
  /** What stands in it, with links made by {@link linkFrom}. */
  body: Html;
  /** The same for programs, by media type. @default none */
  alternates?: readonly { type: string; path: string; title?: string }[];
  /** Hosts from which it shows pictures besides its own. @default none */
  imageHosts?: readonly string[];
  /** A stored picture for previews. @default none */
  image?: string | null;
  /** Whether it tells of one thing, or is a list. @default "website" */
  kind?: "article" | "website";
  /** Whether search engines leave it out. @default false */
  isHidden?: boolean;
  /** How it links to other files. @default relative to its path */
  link?: (to: string) => string;
};

/** Puts a page into the frame that all pages have. */
export async function renderPage(page: Page, site: Site): Promise<string> {
  const { path, title, description, body, kind = "website", isHidden = false } = page;
  const link = page.link ?? linkFrom(path);
  const url = site.url === null ? null : toAddress(site.url, path);
  const image = page.image != null && site.url !== null ? toAddress(site.url, page.image) : null;
  const whole = html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${renderPolicy(page.imageHosts ?? [])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${description}">
${isHidden ? html`<meta name="robots" content="noindex">\n` : ""}${url === null || isHidden ? "" : html`<link rel="canonical" href="${url}">\n`}<meta property="og:site_name" content="papercards">
<meta property="og:type" content="${kind}">
<meta property="og:locale" content="ko_KR">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${url === null ? "" : html`<meta property="og:url" content="${url}">\n`}${image === null ? "" : html`<meta property="og:image" content="${image}">\n`}<link rel="icon" href="${link(site.assets.icon)}" type="image/svg+xml">
<link rel="stylesheet" href="${link(site.assets.style)}">
<link rel="alternate" type="application/atom+xml" title="papercards 새 카드" href="${link(`${FEEDS.cards}.xml`)}">
${(page.alternates ?? []).map((one) => html`<link rel="alternate" type="${one.type}"${one.title === undefined ? "" : html` title="${one.title}"`} href="${link(one.path)}">\n`)}<script type="module" src="${link(site.assets.script)}"></script>
</head>
<body>
<a class="skip" href="#content">본문으로 건너뛰기</a>
<header class="top"><a class="brand" href="${link(PAGES.front)}">papercards</a>
<nav aria-label="사이트"><a href="${link(PAGES.search)}" data-search>검색</a> <a href="${link(PAGES.tags)}">태그</a> <a href="${link(PAGES.archive)}">지난 기록</a> <a href="${link(PAGES.subscribe)}">구독</a></nav></header>
<main id="content">
${body}
</main>
<footer>카드는 모델이 논문 초록만 읽고 쓴 글입니다. 중요한 판단 전에는 원문을 확인하세요.</footer>
</body>
</html>
`;
  return String(await whole);
}

/** A path of the site as an address; the front page is the site's own address. */
export function toAddress(siteUrl: string, path: string): string {
  return `${siteUrl}${path === PAGES.front ? "" : path}`;
}

/** A page may load what is its own, and pictures of the Hub where it shows one; no script in it runs. */
function renderPolicy(imageHosts: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    ["img-src 'self'", ...new Set(imageHosts)].join(" "),
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
