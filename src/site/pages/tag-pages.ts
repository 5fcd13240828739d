import { html } from "hono/html";
import { TAGS } from "../../core/draft/tag-list.ts";
import { linkFrom, monthPage, PAGES, tagFeed, tagPage } from "../../core/site/site-paths.ts";
import type { Archive, PlacedCard } from "../facts/archive.ts";
import { nameMonth, renderLine } from "../parts/describe.ts";
import type { Page } from "../parts/frame.ts";

/** The pages of a tag, one a year, the newest first: its headlines by month. */
export function buildTagPages(tag: string, cards: readonly PlacedCard[]): Page[] {
  const years = [...Map.groupBy(cards, ({ date }) => date.slice(0, 4))];
  const places = years.map(([year], index) => ({
    year,
    path: tagPage(tag, index === 0 ? null : year),
  }));
  return years.map(([year, ofYear], index) => {
    const path = places[index]?.path ?? tagPage(tag);
    const link = linkFrom(path);
    const isNewest = index === 0;
    const body = html`<h1>#${tag}</h1>
<p class="meta">${describeTag(tag)}카드 ${cards.length}장 · <a href="${link(`${tagFeed(tag)}.xml`)}">이 태그만 구독</a></p>
${places.length < 2 ? "" : html`<nav class="years" aria-label="연도">${places.map((place) => (place.year === year ? html`<b aria-current="page">${place.year}년</b> ` : html`<a href="${link(place.path)}">${place.year}년</a> `))}</nav>`}
${[...Map.groupBy(ofYear, ({ date }) => date.slice(0, 7))].map(([month, ofMonth]) => html`<section><h2><a href="${link(monthPage(month))}">${nameMonth(month)}</a></h2><ul class="lines">${ofMonth.map((card) => renderLine(card, link))}</ul></section>`)}`;
    return {
      ...{ path, body },
      title: isNewest ? `#${tag} 논문 카드` : `#${tag} 논문 카드, ${year}년`,
      description: `${describeTag(tag)}Hugging Face Daily Papers의 ${tag} 논문 카드 ${ofYear.length}장(${year}년).`,
      alternates: [
        { type: "application/atom+xml", path: `${tagFeed(tag)}.xml`, title: `papercards #${tag}` },
        {
          type: "application/feed+json",
          path: `${tagFeed(tag)}.json`,
          title: `papercards #${tag}`,
        },
      ],
    };
  });
}

/** What a tag is about, from the list; nothing for one that is on it no more, or whose Korean name is the same. */
function describeTag(tag: string): string {
  const known = TAGS.find(({ name }) => name === tag);
  return known === undefined || known.korean === tag ? "" : `${known.korean}. `;
}

/** All tags with how many cards they have, the most frequent first. */
export function buildTagsPage({ tags }: Archive): Page {
  const path = PAGES.tags;
  const link = linkFrom(path);
  const sorted = [...tags].toSorted(
    ([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1),
  );
  const body = html`<h1>태그</h1>
${sorted.length === 0 ? html`<p>아직 카드가 없습니다.</p>` : html`<ul class="tag-list">${sorted.map(([tag, cards]) => html`<li><a href="${link(tagPage(tag))}">#${tag}</a> <small>${describeTag(tag).replace(/\. $/, "")} ${cards.length}장</small></li>`)}</ul>`}`;
  return { ...{ path, body }, title: "태그", description: "논문 카드를 주제별로 모아 봅니다." };
}
