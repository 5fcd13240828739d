import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { type Finding, standingFindings } from "../../core/checks/finding.ts";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { ReviewCard, ReviewState } from "../../core/review/review-session.ts";
import { DECISIONS } from "../labels.ts";
import { cardUrl, FILTERS, type Filter, filterCards } from "../view.ts";
import type { Html } from "./layout.ts";

const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  all: "모든 카드",
  findings: `${SEVERITY_NAMES.error}·${SEVERITY_NAMES.warning}가 있는 카드`,
  open: "검토 전 카드",
};

/** The cards of the day with their state, and the filters. */
export function renderCardList(state: ReviewState, filter: Filter, current: string | null): Html {
  const shown = new Set(filterCards(state, filter));
  return html`<div class="side" id="cards"><nav id="part-side" data-part aria-label="카드 목록">
<ul class="filters">${FILTERS.map((name) => renderFilter(state, name, { filter, current }))}</ul>
<ol class="list">${state.cards.map((reviewed, index) =>
    shown.has(reviewed) ? renderItem(state, reviewed, index + 1, { filter, current }) : "",
  )}</ol>
${shown.size === 0 ? html`<p class="hint">조건에 맞는 카드가 없습니다.</p>` : ""}
</nav></div>`;
}

type Place = { filter: Filter; current: string | null };

function renderFilter(state: ReviewState, name: Filter, { filter, current }: Place): Html {
  const cards = filterCards(state, name);
  const ids = cards.map(({ card }) => card.paper.id);
  const target = current !== null && ids.includes(current) ? current : (ids[0] ?? current ?? "");
  return html`<li><a href="${cardUrl(state.name, target, name)}"${name === filter ? html` aria-current="true"` : ""}>${FILTER_NAMES[name]} <b>${cards.length}</b></a></li>`;
}

function renderItem(
  { name }: ReviewState,
  reviewed: ReviewCard,
  number: number,
  { filter, current }: Place,
): Html {
  const { paper } = reviewed.card;
  const mark = paper.id === current ? html` aria-current="page"` : "";
  return html`<li class="${reviewed.decision}"><a href="${cardUrl(name, paper.id, filter)}"${mark}><span class="number">${number}</span><span class="title" lang="en">${paper.title}</span><span class="badges">${renderBadges(reviewed)}</span></a></li>`;
}

/** The state of a card as badges. */
function renderBadges({ card, decision, isPending, proposal }: ReviewCard): Html {
  return html`${decision === "open" ? "" : badge(decision, DECISIONS[decision])}
${card.status === "failed" ? badge("error", "초안 없음") : ""}
${countBadge(card, "error")}
${countBadge(card, "warning")}
${isPending ? badge("edited", "발행 전") : ""}
${proposal === null ? "" : badge("edited", "새 초안")}`;
}

function countBadge({ findings }: Card, severity: Finding["severity"]): Html | "" {
  const standing = standingFindings<Finding>(findings);
  const count = standing.filter((finding) => finding.severity === severity).length;
  return count === 0 ? "" : badge(severity, `${SEVERITY_NAMES[severity]} ${count}`);
}

function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}
