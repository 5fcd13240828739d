import { html } from "hono/html";
import type { Card, DraftedCard } from "../../core/card/card.ts";
import { describeFailure } from "../../core/card/failure.ts";
import { type LinkedFact, listReleases } from "../../core/digest/links-line.ts";
import { nameCard, nameGrade, RATING_NAMES } from "../../core/digest/names.ts";
import { paperPage, tagPage } from "../../core/site/site-paths.ts";
import { cleanLine } from "../../core/text.ts";
import type { Html } from "./frame.ts";

type Link = (to: string) => string;

/** A card as a list shows it: what is new, in a sentence or two, whether to believe it and what trying it takes. */
export function renderEntry(card: Card, number: number, link: Link): Html {
  const name = nameCard(card);
  const head = html`<span class="number">${number}</span> `;
  if (card.status === "failed") {
    return html`<article class="entry failed"><h2>${head}<span lang="en">${name}</span></h2><p>${describeFailure(card.failure)}</p></article>`;
  }
  return html`<article class="entry">
<h2>${head}<a class="whole" href="${link(paperPage(card.paper.id))}"${card.draft.headline === null ? html` lang="en"` : ""}>${name}</a></h2>
${renderOriginal(card)}
<p class="one-line">${card.draft.oneLine}</p>
${renderRatings(card)}
<p class="meta">${renderTags(card.tags, link)}${renderUpvotes(card)}</p>
</article>`;
}

/** The paper's own title, in one line; nothing where it stands in place of the Korean one. */
function renderOriginal({ draft, paper }: Card): Html | "" {
  const title = cleanLine(paper.title);
  return draft?.headline == null
    ? ""
    : html`<p class="original" lang="en" title="${title}">${title}</p>`;
}

/** Both ratings in words, with their reasons. Good and hard do not look alike. */
export function renderRatings(card: DraftedCard): Html {
  return html`<dl class="ratings">
<div class="${toLook("confidence", card.confidence)}"><dt>${RATING_NAMES.confidence}</dt><dd><b>${nameGrade("confidence", card.confidence)}</b>${renderReason(card.confidenceReason)}</dd></div>
<div class="${toLook("difficulty", card.difficulty)}"><dt>${RATING_NAMES.difficulty}</dt><dd><b>${nameGrade("difficulty", card.difficulty)}</b>${renderReason(card.difficultyReason)}</dd></div>
</dl>`;
}

function renderReason(reason: string): string {
  return reason === "" ? "" : ` · ${reason}`;
}

/** A low trust and a high difficulty are warnings, and look like one. */
function toLook(rating: "confidence" | "difficulty", grade: DraftedCard["confidence"]): string {
  const isWarning = grade === (rating === "confidence" ? "하" : "상");
  return isWarning ? "warning" : "calm";
}

export function renderTags(tags: readonly string[], link: Link): Html[] {
  return tags.map((tag) => html`<a class="tag" href="${link(tagPage(tag))}">#${tag}</a> `);
}

export function renderUpvotes({ paper }: Pick<Card, "paper">): Html {
  return html`<span class="upvotes"><span aria-hidden="true">▲</span><span class="unseen">추천 </span> ${paper.upvotes}</span>`;
}

/** What can be had of the paper, its own first. */
export function renderReleases(card: Card): Html {
  return html`<p class="releases"><b>공개</b> ${listReleases(card).map(renderFact)}</p>`;
}

function renderFact({ text, url, note }: LinkedFact, index: number): Html {
  const shown = url === null ? text : html`<a href="${url}">${text}</a>`;
  return html`${index === 0 ? "" : " · "}${shown}${note === "" ? "" : ` (${note})`}`;
}
