import { html } from "hono/html";
import type { Card, DraftedCard } from "../../../core/card/card.ts";
import { describeFailure } from "../../../core/card/failure.ts";
import {
  CARD_SECTIONS,
  type CardSection,
  QUOTES_NAME,
} from "../../../core/digest/card-sections.ts";
import { listReleases } from "../../../core/digest/links-line.ts";
import { NO_RATING, RATING_NAMES } from "../../../core/digest/names.ts";
import { link } from "../abstract.ts";
import type { Html } from "../layout.ts";

/** A card as readers see it in the digest. */
export function renderAsRead(card: Card): Html {
  const { paper, draft, tags } = card;
  return html`<div class="as-read">
<p class="paper" lang="en">${link(paper.url, paper.title)}</p>
${draft?.headline ? html`<p><b>${draft.headline}</b></p>` : ""}
<p>Upvotes ${paper.upvotes} · ${RATING_NAMES.difficulty} ${card.difficulty ?? NO_RATING} · ${RATING_NAMES.confidence} ${card.confidence ?? NO_RATING}</p>
${tags.length === 0 ? "" : html`<p><b>태그</b> ${tags.join(", ")}</p>`}
<p><b>공개</b> ${listReleases(card).map(({ text, url, note }, index) => html`${index === 0 ? "" : " · "}${url === null ? text : link(url, text)}${note === "" ? "" : ` (${note})`}`)}</p>
${card.status === "ok" ? CARD_SECTIONS.map((section) => renderSection(card, section)) : html`<p>⚠️ 카드를 만들지 못했습니다: ${describeFailure(card.failure)}</p>`}
</div>`;
}

function renderSection(card: DraftedCard, section: CardSection): Html {
  const { heading, read, tail = () => "", labels = () => [] } = section;
  const content = read(card);
  const names = labels(card);
  const body =
    typeof content === "string"
      ? html`<p>${content}${tail(card)}</p>`
      : html`<ul>${content.map((value, index) => html`<li>${names[index] === undefined ? "" : html`<b>${names[index]}</b> `}${value}</li>`)}</ul>`;
  return html`<h4>${heading}</h4>${body}${renderQuotes(card, section)}`;
}

function renderQuotes(card: DraftedCard, { quotes }: CardSection): Html {
  const shown = quotes?.read(card) ?? [];
  if (shown.length === 0) return html``;
  return html`<details><summary>${QUOTES_NAME}</summary><ol>${shown.map(({ value }) => html`<li lang="en">“${value}”</li>`)}</ol></details>`;
}
