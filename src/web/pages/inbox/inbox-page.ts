import { html } from "hono/html";
import { describeWeekDates, nameWeekday, SEVERITY_NAMES } from "../../../core/digest/names.ts";
import { DigestDate } from "../../../core/paper/date.ts";
import { DigestWeek } from "../../../core/paper/week.ts";
import type { WaitingReview } from "../../../core/review/inbox/waiting-review.ts";
import { renderHelpButton, renderKeysDialog } from "../../keys.ts";
import { acceptUrl } from "../../view.ts";
import { linkToAccept } from "../card-list.ts";
import { type Html, renderPage } from "../layout.ts";

/** The first page: the days and weeks that have something to look at, what is most at risk first. */
export function renderInbox(waiting: readonly WaitingReview[]): Html {
  const body = html`<a class="skip" href="#main">본문으로 바로 가기</a>
<header class="top"><h1><span class="brand">papercards 검토</span> 검토할 날</h1><div id="asking" role="status"></div>${renderHelpButton()}</header>
<div class="frame"><main id="main" class="inbox" tabindex="-1">
<h2 id="inbox-title" tabindex="-1">${waiting.length === 0 ? "모두 검토했습니다" : "검토할 날과 주"}</h2>
${
  waiting.length === 0
    ? html`<p>검토할 날도 주도 없습니다. 새 날은 <code>papercards run --dry-run</code> 뒤에 여기에 나옵니다.</p>`
    : html`<p class="hint">오류, 초안 없음, 주의가 많은 것부터 나옵니다.</p><ul class="waiting">${waiting.map(renderWaiting)}</ul>`
}
</main></div>
<p id="status" role="status"></p>
${renderKeysDialog("inbox")}`;
  return renderPage({ title: "papercards 검토", body });
}

function renderWaiting(review: WaitingReview): Html {
  const { name, clean } = review;
  return html`<li><h3><a href="/${name}">${name}</a> <span class="meta">${describe(name)}</span></h3>
<p class="badges-line">${renderCounts(review)}</p>
${clean === 0 ? "" : linkToAccept(acceptUrl(name, { isOfSentences: isWeek(name) }), isWeek(name) ? `문장 ${clean}개` : `카드 ${clean}장`)}</li>`;
}

/** The state of a review as badges. */
function renderCounts(review: WaitingReview): Html {
  const { isPublished, items, open, withErrors, withWarnings, failed, pending } = review;
  const unit = isWeek(review.name) ? "개" : "장";
  const counts: readonly [kind: string, count: number, what: string][] = [
    ["error", withErrors, SEVERITY_NAMES.error],
    ["error", failed, "초안 없음"],
    ["warning", withWarnings, SEVERITY_NAMES.warning],
    ["edited", pending, "미발행 변경"],
  ];
  return html`<span class="badge">${isPublished ? "발행됨" : "발행 전"}</span> ${counts.map(([kind, count, what]) => (count === 0 ? "" : html`<span class="badge ${kind}">${what} ${count}${unit}</span> `))}<span>검토 전 <b>${open}</b> / ${items}${unit}</span>`;
}

function describe(name: string): string {
  const [day, week] = [DigestDate.safeParse(name), DigestWeek.safeParse(name)];
  if (day.success) return nameWeekday(day.data);
  return week.success ? `이번 주 흐름 · ${describeWeekDates(week.data)}` : "";
}

function isWeek(name: string): boolean {
  return DigestWeek.safeParse(name).success;
}
