import { html } from "hono/html";
import { nameWeekday } from "../../core/digest/names.ts";
import { digestPage, linkFrom, monthPage, PAGES } from "../../core/site/site-paths.ts";
import type { Archive } from "../facts/archive.ts";
import type { DayFacts } from "../facts/day-facts.ts";
import { nameMonth } from "../parts/describe.ts";
import type { Html, Page } from "../parts/frame.ts";

type Link = (to: string) => string;

/** All days of the archive on one page, by year and month, and its weeks. */
export function buildArchivePage(archive: Archive): Page {
  const path = PAGES.archive;
  const link = linkFrom(path);
  const years = Map.groupBy([...archive.months].toReversed(), ([month]) => month.slice(0, 4));
  const body = html`<h1>지난 기록</h1>
${archive.days.length === 0 ? html`<p>아직 만든 날이 없습니다.</p>` : ""}
${[...years].map(([year, months]) => html`<section><h2>${year}년</h2>${months.map(([month, days]) => renderMonth(month, days, link))}${renderWeeks(archive, year, link)}</section>`)}`;
  return {
    ...{ path, body, title: "지난 기록" },
    description: `날마다 만든 논문 카드 ${archive.days.length}일 치를 달별로 찾아봅니다.`,
  };
}

function renderMonth(month: string, days: readonly DayFacts[], link: Link): Html {
  return html`<h3><a href="${link(monthPage(month))}">${nameMonth(month)}</a></h3><p class="dates">${days.map(({ date }) => html`<a href="${link(digestPage("daily", date, "html"))}">${Number(date.slice(8))}<small>(${nameWeekday(date).slice(0, 1)})</small></a> `)}</p>`;
}

function renderWeeks({ weeks }: Archive, year: string, link: Link): Html | "" {
  const ofYear = weeks.flatMap(({ week }) => (week.startsWith(year) ? [week] : [])).toReversed();
  if (ofYear.length === 0) return "";
  return html`<h3>${year}년 주간</h3><p class="dates">${ofYear.map((week) => html`<a href="${link(digestPage("weekly", week, "html"))}">${week.slice(5)}</a> `)}</p>`;
}
