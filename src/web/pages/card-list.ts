import { html } from "hono/html";
import type { Finding } from "../../core/checks/finding.ts";
import { CHECK_NAMES, SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { ReviewState } from "../../core/review/review-session.ts";
import { countByCheck, countStanding, type Item, listItems } from "../items.ts";
import { pressedBy, renderKey } from "../keys.ts";
import { DECISIONS } from "../labels.ts";
import { acceptUrl, cardUrl, type Filter, filterItems, SHOWN } from "../view.ts";
import { countItems } from "./header.ts";
import type { Html } from "./layout.ts";

const SHOWN_NAMES: Readonly<Record<(typeof SHOWN)[number], string>> = {
  all: "모든 카드",
  findings: `${SEVERITY_NAMES.error}·${SEVERITY_NAMES.warning}가 있는 카드`,
  open: "검토 전 카드",
};

/** Where the reviewer is. */
type Place = { state: ReviewState; filter: Filter; current: string | null };

/** The cards of a day, and the sentences of a week, with their state, the filters, and what can be accepted at once. */
export function renderCardList(state: ReviewState, filter: Filter, current: string | null): Html {
  const place = { state, filter, current };
  const shown = filterItems(state, filter);
  return html`<div class="side" id="cards"><nav id="part-side" data-part aria-label="카드 목록">
<ul class="filters">${SHOWN.map((show) => renderFilter(place, show, SHOWN_NAMES[show]))}</ul>
<div id="part-checks" data-part>${renderChecks(place)}</div>
<p class="order">${renderOrder(place)}</p>
<div id="part-accept" data-part>${renderAcceptLink(state)}</div>
<ol class="list">${shown.map((item) => renderItem(place, item))}</ol>
${shown.length === 0 ? html`<p class="hint">조건에 맞는 카드가 없습니다.</p>` : ""}
</nav></div>`;
}

function renderFilter(place: Place, show: Filter["show"], name: string): Html {
  const { state, filter, current } = place;
  const target = { ...filter, show };
  const ids = filterItems(state, target).map(({ id }) => id);
  const id = current !== null && ids.includes(current) ? current : (ids[0] ?? current ?? "");
  return html`<li id="filter-${show}" data-part><a href="${cardUrl(state.name, id, target)}"${isCurrent(show === filter.show)}>${name} <b>${ids.length}</b></a></li>`;
}

/** The checks by which the list can be narrowed, folded until one is chosen. */
function renderChecks(place: Place): Html {
  const found = countByCheck(listItems(place.state));
  if (found.length === 0) return html``;
  const isChosen = found.some(([check]) => check === place.filter.show);
  return html`<details class="checks"${isChosen ? html` open` : ""}><summary>검사별로 보기</summary><ul class="by-check">${found.map(([check]) => renderFilter(place, check, CHECK_NAMES[check]))}</ul></details>`;
}

function renderOrder({ state, filter, current }: Place): Html {
  const id = current ?? filterItems(state, filter)[0]?.id;
  if (id === undefined) return html``;
  return html`${[false, true].map(
    (isByRisk) =>
      html`<a href="${cardUrl(state.name, id, { ...filter, isByRisk })}"${isCurrent(isByRisk === filter.isByRisk)}>${isByRisk ? "위험한 순서" : "다이제스트 순서"}</a>`,
  )}`;
}

function isCurrent(isIt: boolean): Html {
  return isIt ? html` aria-current="true"` : html``;
}

/** The link to what can be accepted at once; nothing where that is nothing. */
export function renderAcceptLink(state: ReviewState): Html {
  const clean = listItems(state).filter((item) => item.isClean).length;
  const what = countItems(state, clean);
  return clean === 0 ? html`` : linkToAccept(acceptUrl(state.name), what, { hasKey: true });
}

/** The same by its address, for so many of what it is. */
export function linkToAccept(url: string, what: string, { hasKey = false } = {}): Html {
  const [key, sign] = hasKey ? [pressedBy("acceptAll"), renderKey("acceptAll")] : ["", ""];
  return html`<p class="accept"><a class="button" href="${url}"${key}>오류·주의 없는 ${what} 모두 확인 ${sign}</a></p>`;
}

function renderItem({ state, filter, current }: Place, item: Item): Html {
  const { id, title, language, date, decision } = item;
  const mark = id === current ? html` aria-current="page"` : "";
  return html`<li class="${decision}" id="item-${id}" data-part><a href="${cardUrl(state.name, id, filter)}"${mark}><span class="number">${nameNumber(item)}</span><span class="title" lang="${language}">${title}</span><span class="badges">${date === null ? "" : badge("date", date.slice(5))}${renderBadges(item)}</span></a></li>`;
}

function nameNumber({ number, isSentence }: Item): string {
  return isSentence ? `흐름 ${number}` : `${number}`;
}

/** The state of a card or sentence as badges. */
function renderBadges(item: Item): Html {
  const { decision, lacksDraft, isPending, hasProposal } = item;
  return html`${decision === "open" ? "" : badge(decision, DECISIONS[decision])}
${lacksDraft ? badge("error", "초안 없음") : ""}
${countBadge(item, "error")}
${countBadge(item, "warning")}
${isPending ? badge("edited", "미발행 변경") : ""}
${hasProposal ? badge("edited", "새 초안") : ""}`;
}

function countBadge({ findings }: Item, severity: Finding["severity"]): Html | "" {
  const count = countStanding(findings, severity);
  return count === 0 ? "" : badge(severity, `${SEVERITY_NAMES[severity]} ${count}`);
}

function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}
