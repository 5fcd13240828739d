import { html } from "hono/html";
import { linkFrom, PAGES } from "../../core/site/site-paths.ts";
import type { Page } from "../parts/frame.ts";

/** A part of the search index, newest first, and the tags and years by which results are narrowed. */
export type SearchContext = {
  parts: readonly string[];
  script: string;
  tags: readonly string[];
  years: readonly string[];
};

/** The search page. Without scripts it says what it needs, and leads to the archive. */
export function buildSearchPage({ parts, script, tags, years }: SearchContext): Page {
  const path = PAGES.search;
  const link = linkFrom(path);
  const body = html`<h1>검색</h1>
<p id="unsearched" class="notice">검색은 JavaScript로 이 브라우저 안에서 이루어지며, 파일로 연 페이지에서는 되지 않습니다. 대신 <a href="${link(PAGES.archive)}">지난 기록</a>과 <a href="${link(PAGES.tags)}">태그</a>에서 찾아볼 수 있습니다.</p>
<form id="search" role="search" data-parts="${parts.map(link).join(" ")}" data-script="${link(script)}" hidden>
<label for="words">찾을 말</label>
<input id="words" name="q" type="search" autocomplete="off" enterkeyhint="search" maxlength="200">
<fieldset><legend class="unseen">좁히기</legend>
<label class="toggle"><input type="checkbox" name="trust" value="상"> 신뢰도 상</label>
<label class="toggle"><input type="checkbox" name="code" value="1"> 코드 공개</label>
<label class="toggle"><input type="checkbox" name="weights" value="1"> 가중치 공개</label>
<label>태그 <select name="tag"><option value="">모두</option>${tags.map((tag) => html`<option>${tag}</option>`)}</select></label>
<label>연도 <select name="year"><option value="">모두</option>${years.map((year) => html`<option>${year}</option>`)}</select></label>
</fieldset></form>
<p id="found" class="meta" role="status"></p>
<ol id="results" class="results" data-root="${link("")}"></ol>`;
  return {
    ...{ path, body, title: "검색" },
    description: "논문 카드의 제목, 요약, 핵심 포인트, 태그에서 찾습니다.",
  };
}
