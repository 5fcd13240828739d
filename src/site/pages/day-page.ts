import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { describeFailure } from "../../core/card/failure.ts";
import { countCards, shownCards } from "../../core/card/shown-cards.ts";
import type { DailyDigest } from "../../core/digest/digest.ts";
import { nameCard, RATING_NAMES } from "../../core/digest/names.ts";
import type { Neighbours } from "../../core/digest/neighbours.ts";
import { digestPage, linkFrom, monthPage, paperPage } from "../../core/site/site-paths.ts";
import { cleanLine } from "../../core/text.ts";
import { renderRatings, renderReleases, renderTags, renderUpvotes } from "../parts/card-head.ts";
import { countMinutes, nameDay, nameMonth } from "../parts/describe.ts";
import type { Html, Page } from "../parts/frame.ts";
import { listImageHosts, renderPicture, renderSections } from "../parts/whole-card.ts";

type Link = (to: string) => string;

/** The page of a day: its cards in a glance, then all of them whole, for those who read everything or print. */
export function buildDayPage(day: DailyDigest, neighbours: Neighbours): Page {
  const path = digestPage("daily", day.date, "html");
  const link = linkFrom(path);
  const cards = shownCards(day);
  const title = `${nameDay(day.date)} Daily Papers`;
  const body = html`<h1>${title}</h1>
<p class="meta">${describeDay(day)}</p>
${renderDayNavigation(day.date, neighbours, link)}
<ol class="lines overview">${cards.map(renderOverviewLine)}</ol>
${cards.map((card, index) => renderWholeCard(card, index + 1, link))}
${renderDayNavigation(day.date, neighbours, link, "다 읽은 뒤 다른 날")}`;
  return {
    ...{ path, title, body },
    description: describeCards(cards),
    kind: "article",
    imageHosts: listImageHosts(cards),
    alternates: [
      { type: "text/markdown", path: digestPage("daily", day.date, "md") },
      { type: "application/json", path: digestPage("daily", day.date, "json") },
    ],
  };
}

/** A card in the overview: its headline leads to it further down, with both grades. */
function renderOverviewLine(card: Card): Html {
  const grades =
    card.status === "ok"
      ? `${RATING_NAMES.confidence} ${card.confidence} · ${RATING_NAMES.difficulty} ${card.difficulty}`
      : "카드 없음";
  return html`<li><a href="#card-${card.paper.id}">${nameCard(card)}</a> <small>${grades}</small></li>`;
}

/** The first headlines of cards, as a preview of a link shows them. */
export function describeCards(cards: readonly Card[]): string {
  const names = cards.filter(({ status }) => status === "ok").map(nameCard);
  return names.length === 0 ? "읽을 수 있는 카드가 없습니다." : names.slice(0, 5).join(" · ");
}

/** How many cards a day has and how long reading them takes; that it may still change, or what failed. */
export function describeDay(day: DailyDigest): string {
  const { ok, failed } = countCards(day);
  return [
    `카드 ${ok}장`,
    ...(ok > 0 ? [`읽는 데 ${countMinutes(shownCards(day))}분`] : []),
    ...(failed > 0 ? [`실패 ${failed}장`] : []),
    ...(day.status === "provisional" ? ["잠정판(목록이 아직 늘고 있습니다)"] : []),
  ].join(" · ");
}

/** Links to the days beside it, to its week and its month. */
export function renderDayNavigation(
  date: DailyDigest["date"],
  { before, after, week }: Neighbours,
  link: Link,
  label = "다른 날",
): Html {
  const to = (name: string) => link(digestPage("daily", name, "html"));
  return html`<nav class="beside" aria-label="${label}">
${before === null ? "" : html`<a href="${to(before)}" rel="prev">← ${before}</a>`}
${week === null ? "" : html`<a href="${link(digestPage("weekly", week, "html"))}">${week} 주간</a>`}
<a href="${link(monthPage(date.slice(0, 7)))}">${nameMonth(date.slice(0, 7))}</a>
${after === null ? "" : html`<a href="${to(after)}" rel="next">${after} →</a>`}
</nav>`;
}

function renderWholeCard(card: Card, number: number, link: Link): Html {
  const id = `card-${card.paper.id}`;
  const title = cleanLine(card.paper.title);
  if (card.status === "failed") {
    return html`<article class="card" id="${id}"><h2>${number}. <a href="${card.paper.url}" lang="en">${title}</a></h2><p class="notice">카드를 만들지 못했습니다: ${describeFailure(card.failure)}</p></article>`;
  }
  return html`<article class="card" id="${id}">
<h2>${number}. <a href="${link(paperPage(card.paper.id))}">${nameCard(card)}</a></h2>
<p class="original-whole"><a href="${card.paper.url}" lang="en">${title}</a>${card.paper.organization === null ? "" : ` · ${card.paper.organization}`} ${renderUpvotes(card)}</p>
${renderRatings(card)}
${renderReleases(card)}
<p class="meta">${renderTags(card.tags, link)}</p>
${renderPicture(card, link)}
${renderSections(card, 3)}</article>
`;
}
