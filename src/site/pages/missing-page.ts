import { html } from "hono/html";
import { PAGES } from "../../core/site/site-paths.ts";
import type { Page, Site } from "../parts/frame.ts";

/**
 * The page for addresses that lead nowhere. It is shown at any depth, so that its links begin at the root: of the site's
 * address, or of its host where none is known.
 */
export function buildMissingPage({ url }: Pick<Site, "url">): Page {
  const base = url === null ? "/" : new URL(url).pathname;
  const link = (to: string) => base + to;
  return {
    path: PAGES.missing,
    title: "없는 페이지",
    description: "이 주소에는 페이지가 없습니다.",
    isHidden: true,
    link,
    body: html`<h1>이 주소에는 페이지가 없습니다</h1>
<p><a href="${link(PAGES.front)}">최근 카드</a>, <a href="${link(PAGES.archive)}">지난 기록</a>, <a href="${link(PAGES.search)}">검색</a>에서 찾아보세요.</p>`,
  };
}
