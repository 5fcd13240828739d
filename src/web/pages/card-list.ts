import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import type { Finding } from "../../core/checks/finding.ts";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { Desk, DeskCard } from "../../core/review/review-desk.ts";
import { DECISIONS } from "../labels.ts";
import { cardUrl, FILTERS, type Filter, filterCards } from "../view.ts";
import type { Html } from "./layout.ts";

const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  all: "모든 카드",
  findings: `${SEVERITY_NAMES.error}·${SEVERITY_NAMES.warning}가 있는 카드`,
  open: "아직 안 본 카드",
};

/** The cards of the day with their state, and the filters. */
export function renderCardList(desk: Desk, filter: Filter, current: string | null): Html {
  const shown = new Set(filterCards(desk, filter));
  return html`<nav class="side" id="part-side" data-part aria-label="카드 목록">
<ul class="filters">${FILTERS.map((name) => renderFilter(desk, name, { filter, current }))}</ul>
<ol class="list">${desk.cards.map((laid, index) =>
    shown.has(laid) ? renderItem(laid, index + 1, { filter, current }) : "",
  )}</ol>
${shown.size === 0 ? html`<p class="hint">여기에 드는 카드가 없습니다.</p>` : ""}
</nav>`;
}

type Place = { filter: Filter; current: string | null };

function renderFilter(desk: Desk, name: Filter, { filter, current }: Place): Html {
  const cards = filterCards(desk, name);
  const ids = cards.map(({ card }) => card.paper.id);
  const target = current !== null && ids.includes(current) ? current : (ids[0] ?? current ?? "");
  return html`<li><a href="${cardUrl(target, name)}"${name === filter ? html` aria-current="true"` : ""}>${FILTER_NAMES[name]} <b>${cards.length}</b></a></li>`;
}

function renderItem(laid: DeskCard, number: number, { filter, current }: Place): Html {
  const { paper } = laid.card;
  const mark = paper.id === current ? html` aria-current="page"` : "";
  return html`<li class="${laid.decision}"><a href="${cardUrl(paper.id, filter)}"${mark}><span class="number">${number}</span><span class="title" lang="en">${paper.title}</span><span class="badges">${renderBadges(laid)}</span></a></li>`;
}

/** What a card's state says at a glance. */
function renderBadges({ card, decision, isPending, proposal }: DeskCard): Html {
  return html`${decision === "open" ? "" : badge(decision, DECISIONS[decision])}
${card.status === "failed" ? badge("error", "초안 없음") : ""}
${countBadge(card, "error")}
${countBadge(card, "warning")}
${isPending ? badge("edited", "발행 전") : ""}
${proposal === null ? "" : badge("edited", "새 초안")}`;
}

function countBadge({ findings }: Card, severity: Finding["severity"]): Html | "" {
  const count = findings.filter((finding) => finding.severity === severity).length;
  return count === 0 ? "" : badge(severity, `${SEVERITY_NAMES[severity]} ${count}`);
}

function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}
