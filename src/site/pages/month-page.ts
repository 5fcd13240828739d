import { html } from "hono/html";
import { DigestDate, datesBetween } from "../../core/paper/date.ts";
import { digestPage, linkFrom, monthPage, tagPage } from "../../core/site/site-paths.ts";
import type { Archive } from "../facts/archive.ts";
import type { CardFacts, DayFacts } from "../facts/day-facts.ts";
import { compareTags, listPapers, type TagTrend } from "../facts/month-trend.ts";
import { nameMonth, renderLine } from "../parts/describe.ts";
import type { Html, Page } from "../parts/frame.ts";

/** Papers that a month names as most voted, and tags that it compares. */
const SHOWN = 10;

type Link = (to: string) => string;

/** The page of a month: its days, its tags against earlier months, what was most voted, and what was released. */
export function buildMonthPage(month: string, archive: Archive): Page {
  const path = monthPage(month);
  const link = linkFrom(path);
  const title = `${nameMonth(month)} Daily Papers`;
  const papers = listPapers(month, archive.months);
  const voted = papers.toSorted(byUpvotes).slice(0, SHOWN);
  const released = papers.filter((one) => one.hasCode || one.hasWeights).toSorted(byUpvotes);
  const body = html`<h1>${title}</h1>
<p class="meta">카드 ${papers.length}장 · ${archive.months.get(month)?.length ?? 0}일</p>
${renderCalendar(month, archive.months.get(month) ?? [], link)}
${renderTrend(compareTags(month, archive).slice(0, SHOWN), link)}
${renderList("가장 많이 추천된 논문", voted, link)}
${renderList("가중치나 코드를 공개한 논문", released, link)}
${renderMonthNavigation(month, archive, link)}`;
  return {
    ...{ path, title, body },
    description: voted
      .slice(0, 3)
      .map(({ headline, title: original }) => headline ?? original)
      .join(" · "),
  };
}

function byUpvotes(a: CardFacts, b: CardFacts): number {
  return b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1);
}

/** A calendar: a filled dot for a day with cards, a mark for one that failed, a hollow one for none. */
function renderCalendar(month: string, days: readonly DayFacts[], link: Link): Html {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const dates = datesOfMonth(month);
  const [first] = dates;
  const blank = first === undefined ? 0 : (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [
    ...Array.from({ length: blank }, () => html`<td></td>`),
    ...dates.map((date) => renderDate(date, byDate.get(date), link)),
  ];
  const rows = Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    cells.slice(row * 7, row * 7 + 7),
  );
  return html`<table class="calendar"><caption class="unseen">${nameMonth(month)} 달력</caption>
<thead><tr>${["월", "화", "수", "목", "금", "토", "일"].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row}</tr>`)}</tbody></table>`;
}

function renderDate(date: DigestDate, day: DayFacts | undefined, link: Link): Html {
  const number = Number(date.slice(8));
  if (day === undefined) return html`<td><span class="none">${number}</span></td>`;
  const count = day.cards.filter(({ confidence }) => confidence !== null).length;
  const state = count === 0 ? "실패" : `${count}장`;
  return html`<td><a class="${count === 0 ? "failed" : "made"}" href="${link(digestPage("daily", date, "html"))}">${number}<small>${state}</small></a></td>`;
}

function datesOfMonth(month: string): DigestDate[] {
  const [first, last] = [`${month}-01`, `${month}-31`];
  const end = [31, 30, 29, 28]
    .map((day) => `${month}-${day}`)
    .find((date) => DigestDate.safeParse(date).success);
  return datesBetween(DigestDate.parse(first), DigestDate.parse(end ?? last));
}

function renderTrend(trends: readonly TagTrend[], link: Link): Html | "" {
  if (trends.length === 0) return "";
  return html`<section><h2>태그의 흐름</h2>
<table class="trend"><thead><tr><th scope="col">태그</th><th scope="col">이달</th><th scope="col">앞선 석 달</th><th scope="col">변화</th></tr></thead>
<tbody>${trends.map(({ tag, cards, percent, before }) => html`<tr><th scope="row"><a href="${link(tagPage(tag))}">${tag}</a></th><td>${percent}% <small>(${cards}장)</small></td><td>${before}%</td><td>${describeChange(percent - before)}</td></tr>`)}</tbody></table></section>`;
}

function describeChange(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  if (rounded === 0) return "그대로";
  return rounded > 0 ? `▲ ${rounded}%p` : `▼ ${-rounded}%p`;
}

function renderList(title: string, cards: readonly CardFacts[], link: Link): Html | "" {
  if (cards.length === 0) return "";
  return html`<section><h2>${title}</h2><ol class="lines">${cards.map((card) => renderLine(card, link))}</ol></section>`;
}

function renderMonthNavigation(month: string, { months }: Archive, link: Link): Html {
  const names = [...months.keys()];
  const before = names.findLast((name) => name < month);
  const after = names.find((name) => name > month);
  return html`<nav class="beside" aria-label="다른 달">${before === undefined ? "" : html`<a href="${link(monthPage(before))}" rel="prev">← ${nameMonth(before)}</a>`}
${after === undefined ? "" : html`<a href="${link(monthPage(after))}" rel="next">${nameMonth(after)} →</a>`}</nav>`;
}
