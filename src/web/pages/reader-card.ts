import { html } from "hono/html";
import type { Card, DraftedCard, FailedCard } from "../../core/card/card.ts";
import { describeFailure, explainFailureCode, isTriedAgain } from "../../core/card/failure.ts";
import { CARD_SECTIONS, type CardSection } from "../../core/digest/card-sections.ts";
import { type LinkedFact, listReleases } from "../../core/digest/links-line.ts";
import { NO_RATING, nameGrade, RATING_NAMES } from "../../core/digest/names.ts";
import type { Draft } from "../../core/draft/draft.ts";
import { readFields } from "../../core/draft/draft-fields.ts";
import { isStored } from "../../core/output-paths.ts";
import { link, shortName } from "./abstract.ts";
import { type FieldView, renderChoice, renderField } from "./field.ts";
import { renderOtherFindings } from "./findings.ts";
import type { Html } from "./layout.ts";
import { renderAdding, renderItemActs } from "./list-acts.ts";
import type { CardNumbers } from "./name-cards.ts";

/** What is shown of a card besides itself. */
type Shown = {
  /** Its draft before it was changed in this review; null when it was not. */
  original: Draft | null;
  /** The numbers of the cards that its findings may name. */
  numbers: CardNumbers;
};

/** The card in the order in which readers see it, with every field editable. */
export function renderReaderCard(
  card: Card,
  { original = null, numbers = new Map() }: Partial<Shown> = {},
): Html {
  return html`<section class="reader" id="part-reader" data-part aria-labelledby="card-title">
<h2 id="card-title" tabindex="-1" lang="en">${card.paper.title}</h2>
${renderRatings(card)}
${renderReleases(card)}
${card.image !== null && isStored(card.image) ? html`<img class="thumbnail" src="../images/${card.paper.id}" alt="" width="320" height="180" loading="lazy">` : ""}
${card.status === "ok" ? renderSections(card, { original, numbers }) : renderFailure(card)}
</section>`;
}

function renderRatings(card: Card): Html {
  const drafted = card.status === "ok" ? card : null;
  return html`<dl class="ratings" id="part-ratings" data-part><dt>Upvotes</dt><dd>${card.paper.upvotes}</dd>${renderRating("confidence", drafted?.confidence, drafted?.confidenceReason)}${renderRating("difficulty", drafted?.difficulty, drafted?.difficultyReason)}</dl>`;
}

function renderRating(name: keyof typeof RATING_NAMES, rating?: string, reason?: string): Html {
  return html`<dt>${RATING_NAMES[name]}</dt><dd>${rating === undefined ? NO_RATING : nameGrade(name, rating)}${reason === undefined ? "" : html`<small>${reason}</small>`}</dd>`;
}

/** What can be had of the paper, as readers see it. */
function renderReleases(card: Card): Html {
  return html`<p class="releases" id="part-releases" data-part><b>공개</b> ${listReleases(card).map(renderFact)}</p>`;
}

function renderFact({ text, url, note }: LinkedFact, index: number): Html {
  const shown = url === null ? text : link(url, text);
  return html`${index === 0 ? "" : " · "}${shown}${note === "" ? "" : ` (${note})`}`;
}

function renderFailure({ failure }: FailedCard): Html {
  const isOpen = isTriedAgain(failure);
  return html`<p class="failure">${describeFailure(failure)}</p>
<p class="hint">${explainFailureCode(failure.code).korean.fix}${isOpen ? " 초안이 생기기 전에는 확인함으로 표시할 수 없습니다." : ""}</p>
<p class="acts"><button type="button" data-act="ask" data-first>모델에 물어 초안 만들기</button> <button type="button" data-act="begin">직접 쓰기</button></p>`;
}

function renderSections(card: DraftedCard, shown: Shown): Html {
  const { draft } = card;
  const view = createView(card, shown);
  const adoption = html`${renderField(view("adoption.need"))}${renderChoice(view("adoption.compute"))}${renderField(view("tags"))}`;
  return html`${renderOtherFindings(findUnplaced(card), shown.numbers)}
${section("한국어 제목", renderField(view("headline")))}
${CARD_SECTIONS.map(({ field, heading }) => section(heading, renderBody(draft, field, view)))}
${section(`${RATING_NAMES.difficulty}와 태그`, adoption)}`;
}

type View = (path: string) => FieldView;

function renderBody(draft: Draft, field: CardSection["field"], view: View): Html {
  if (field === "keyPoints") {
    return html`<ol class="quoted" id="list-keyPoints" data-part>${draft.keyPoints.map((_, index) => renderQuoted(draft, { view, path: `keyPoints[${index}]`, hasQuote: true }))}${renderLast(draft, field)}</ol>`;
  }
  if (field === "risks") {
    return html`<ul class="quoted" id="list-risks" data-part>${draft.risks.map(({ evidence, basis }, index) => renderQuoted(draft, { view, path: `risks[${index}]`, hasQuote: evidence !== null || basis === "stated" }))}${renderLast(draft, field)}</ul>`;
  }
  if (field === "actions") {
    return html`<ul id="list-actions" data-part>${draft.actions.map((_, index) => html`<li>${renderField(view(`actions[${index}]`), renderItemActs(draft, `actions[${index}]`))}</li>`)}${renderLast(draft, field)}</ul>`;
  }
  return renderField(view(field));
}

/** The end of a list, where an item is added. */
function renderLast(draft: Draft, field: string): Html {
  return html`<li class="adding" id="adding-${field}" data-part>${renderAdding(draft, field)}</li>`;
}

/** A statement, and the quote that supports it. */
function renderQuoted(
  draft: Draft,
  { view, path, hasQuote }: { view: View; path: string; hasQuote: boolean },
): Html {
  const basis = path.startsWith("risks") ? renderChoice(view(`${path}.basis`)) : "";
  return html`<li class="point" id="point-${path.replaceAll(/\W+/g, "-")}" data-part data-quote="${path}"><span class="number" aria-hidden="true">${shortName(path)}</span>
${renderField(view(`${path}.text`), renderItemActs(draft, path))}${basis}
${hasQuote ? html`<div class="evidence">${renderField(view(`${path}.evidence`))}</div>` : ""}</li>`;
}

function section(title: string, body: Html): Html {
  return html`<section class="part"><h3>${title}</h3>${body}</section>`;
}

function createView(
  { draft, findings, provenance }: DraftedCard,
  { original, numbers }: Shown,
): View {
  const fields = readFields(draft);
  const first = original && readFields(original);
  return (path) => ({
    path,
    text: fields.get(path) ?? "",
    findings,
    numbers,
    original: first?.get(path) ?? null,
    isEdited: provenance.edited.some((edited) => path === edited || path.startsWith(`${edited}[`)),
  });
}

function findUnplaced({ draft, findings }: DraftedCard): DraftedCard["findings"] {
  const fields = readFields(draft);
  return findings.filter((finding) => !fields.has(finding.field));
}
