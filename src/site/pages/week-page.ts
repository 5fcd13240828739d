import { html } from "hono/html";
import type { WeeklyDigest } from "../../core/digest/digest.ts";
import { describeDay, describeWeekDates, nameCard } from "../../core/digest/names.ts";
import type { Neighbours } from "../../core/digest/neighbours.ts";
import { describeTagWeek, shareTags } from "../../core/digest/week/tag-shares.ts";
import { shownSentences } from "../../core/digest/week/week-intro.ts";
import { digestPage, linkFrom, paperPage, tagPage } from "../../core/site/site-paths.ts";

import type { Html, Page } from "../parts/frame.ts";

type Link = (to: string) => string;

/** The page of a week: its sentences with their papers, how its tags stand against the weeks before, and all papers by headline. */
export function buildWeekPage(week: WeeklyDigest, { before, after }: Neighbours): Page {
  const path = digestPage("weekly", week.week, "html");
  const link = linkFrom(path);
  const title = `${week.week} 주간 Daily Papers`;
  const to = (name: string) => link(digestPage("weekly", name, "html"));
  const sentences = shownSentences(week.intro);
  const body = html`<h1>${title}</h1>
<p class="meta">${describeWeekDates(week.week)} · 논문 ${week.cards.length}편${week.copiedFrom === null ? "" : ` · ${week.copiedFrom}의 카드를 옮겨 실었습니다`}</p>
${sentences.length === 0 ? "" : html`<section><h2>이번 주 흐름</h2><ul>${sentences.map(({ text, papers }) => html`<li>${text} <small>${renderPapers(week, papers, link)}</small></li>`)}</ul></section>`}
${renderShares(week, link)}
<section><h2>이번 주 논문</h2><ol class="lines">${week.cards.map((_, index) => renderPaper(week, index, link))}</ol></section>
<nav class="beside" aria-label="다른 주">${before === null ? "" : html`<a href="${to(before)}" rel="prev">← ${before}</a>`}
${after === null ? "" : html`<a href="${to(after)}" rel="next">${after} →</a>`}</nav>`;
  return {
    ...{ path, title, body, kind: "article" },
    description: sentences[0]?.text ?? week.cards.slice(0, 5).map(nameCard).join(" · "),
    alternates: [
      { type: "text/markdown", path: digestPage("weekly", week.week, "md") },
      { type: "application/json", path: digestPage("weekly", week.week, "json") },
    ],
  };
}

/** Links to the papers of a sentence, with dots between. */
function renderPapers({ cards }: WeeklyDigest, ids: readonly string[], link: Link): Html[] {
  return cards
    .filter(({ paper, status }) => ids.includes(paper.id) && status === "ok")
    .map(
      (card, index) =>
        html`${index === 0 ? "" : " · "}<a href="${link(paperPage(card.paper.id))}">${nameCard(card)}</a>`,
    );
}

function renderPaper({ cards, papers }: WeeklyDigest, index: number, link: Link): Html {
  const [card, place] = [cards[index], papers[index]];
  if (card === undefined || place === undefined) return html``;
  const day = html`<a href="${link(digestPage("daily", place.date, "html"))}">${describeDay(place.date)}</a>`;
  const name =
    card.status === "ok"
      ? html`<a href="${link(paperPage(card.paper.id))}">${nameCard(card)}</a>`
      : html`<span lang="en">${nameCard(card)}</span>`;
  return html`<li>${name} <small>${day} · <span aria-hidden="true">▲</span><span class="unseen">추천 </span> ${card.paper.upvotes}</small></li>`;
}

/** The shares of the week's tags beside those of the weeks before, as numbers. */
function renderShares({ tagWeeks = [] }: WeeklyDigest, link: Link): Html | "" {
  const weeks = tagWeeks.slice(0, 4);
  if (weeks.length === 0) return "";
  return html`<section><h2>태그별 카드 비율</h2>
<div class="wide"><table class="trend"><thead><tr><th scope="col">태그</th>${weeks.map((week) => html`<th scope="col"><abbr title="${describeTagWeek(week)}">${week.week.slice(5)}</abbr></th>`)}</tr></thead>
<tbody>${shareTags(weeks).map(({ tag, shares }) => html`<tr><th scope="row"><a href="${link(tagPage(tag))}">${tag}</a></th>${shares.map(({ percent, cards }) => html`<td>${percent}% <small>(${cards}장)</small></td>`)}</tr>`)}</tbody></table></div></section>`;
}
