import { html } from "hono/html";
import { shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import type { Neighbours } from "../../core/digest/neighbours.ts";
import { digestPage, linkFrom, monthPage, PAGES, tagPage } from "../../core/site/site-paths.ts";
import type { DayFacts } from "../facts/day-facts.ts";
import { renderEntry } from "../parts/card-head.ts";
import { nameDay, nameMonth } from "../parts/describe.ts";
import type { Html, Page } from "../parts/frame.ts";
import { describeCards, describeDay, renderDayNavigation } from "./day-page.ts";

/** What the front page tells besides the newest day. */
export type FrontContext = {
  neighbours: Neighbours;
  /** Days after it that are not settled, or have no card to read; oldest first. */
  newer: readonly DayFacts[];
  /** Tags that stand out in its month. */
  standingOut: readonly string[];
};

/** The front page: the newest settled day, and nothing before it. */
export function buildFrontPage(day: DailyDigest, context: FrontContext): Page {
  const path = PAGES.front;
  const link = linkFrom(path);
  const cards = shownCards(day);
  const body = html`${context.newer.map((newer) => renderNewer(newer, link))}
<div class="columns"><section class="list">
<h1 class="day"><a href="${link(digestPage("daily", day.date, "html"))}">${nameDay(day.date)}</a></h1>
<p class="meta">${describeDay(day)}</p>
${cards.map((card, index) => renderEntry(card, index + 1, link))}
</section>
<aside class="aside" aria-label="둘러보기">
${renderDayNavigation(day.date, context.neighbours, link)}
${renderStandingOut(day.date.slice(0, 7), context.standingOut, link)}
</aside></div>`;
  return {
    ...{ path, body, title: "papercards: 오늘의 AI 논문 카드" },
    description: `${nameDay(day.date)} Daily Papers. ${describeCards(cards)}`,
  };
}

/** The front page of an archive in which there is nothing yet. */
export function buildEmptyFrontPage(): Page {
  return {
    path: PAGES.front,
    title: "papercards: 오늘의 AI 논문 카드",
    description: "Hugging Face Daily Papers를 한국어 카드로 정리합니다.",
    body: html`<h1>아직 만든 날이 없습니다</h1><p>첫 카드가 만들어지면 이 자리에 가장 최근 날의 카드가 나옵니다.</p>`,
  };
}

/** A day that is newer than the one shown, in one line. */
function renderNewer(
  { date, status, failed, cards }: DayFacts,
  link: (to: string) => string,
): Html {
  const state =
    status === "provisional"
      ? "목록이 아직 늘고 있습니다"
      : failed === cards.length
        ? "카드를 만들지 못했습니다"
        : "카드가 있습니다";
  return html`<p class="newer"><a href="${link(digestPage("daily", date, "html"))}">${nameDay(date)}</a>: ${state}.</p>`;
}

function renderStandingOut(
  month: string,
  tags: readonly string[],
  link: (to: string) => string,
): Html | "" {
  if (tags.length === 0) return "";
  return html`<section><h2>${nameMonth(month)}에 늘어난 태그</h2><ul class="plain">${tags.map((tag) => html`<li><a class="tag" href="${link(tagPage(tag))}">#${tag}</a></li>`)}</ul><p><a href="${link(monthPage(month))}">이달의 흐름</a></p></section>`;
}
