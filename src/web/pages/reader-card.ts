import { html } from "hono/html";
import type { Card, DraftedCard, FailedCard } from "../../core/card/card.ts";
import { describeFailure } from "../../core/card/failure.ts";
import { readFields } from "../../core/draft/draft-fields.ts";
import { shortName } from "./abstract.ts";
import { type FieldView, renderChoice, renderField } from "./field.ts";
import { renderOtherFindings } from "./findings.ts";
import type { Html } from "./layout.ts";

/** The card in the order in which its readers see it, every field ready to be changed. */
export function renderReaderCard(card: Card): Html {
  return html`<section class="reader" aria-labelledby="card-title">
<h2 id="card-title" lang="en">${card.paper.title}</h2>
${renderRatings(card)}
${card.image?.startsWith("https:") === false ? html`<img class="thumbnail" src="/images/${card.paper.id}" alt="" width="320" height="180" loading="lazy">` : ""}
${card.status === "ok" ? renderSections(card) : renderFailure(card)}
</section>`;
}

function renderRatings(card: Card): Html {
  const reasons =
    card.status === "ok"
      ? html`<dd>${card.confidence}<small>${card.confidenceReason}</small></dd><dt>도입 난이도</dt><dd>${card.difficulty}<small>${card.difficultyReason}</small></dd>`
      : html`<dd>—</dd><dt>도입 난이도</dt><dd>—</dd>`;
  return html`<dl class="ratings" id="part-ratings" data-part><dt>Upvotes</dt><dd>${card.paper.upvotes}</dd><dt>신뢰도</dt>${reasons}</dl>`;
}

function renderFailure({ failure }: FailedCard): Html {
  return html`<p class="failure">${describeFailure(failure)}</p>
<p class="hint" lang="en">${failure.message}</p>
<p><button type="button" data-act="ask" data-first>모델에 물어 초안 만들기</button></p>`;
}

function renderSections(card: DraftedCard): Html {
  const { draft } = card;
  const view = createView(card);
  const list = (items: readonly unknown[], name: string, part: string) =>
    items.map((_, index) => html`<li>${renderField(view(`${name}[${index}]${part}`))}</li>`);
  return html`${renderOtherFindings(findUnplaced(card))}
${section("📌 한 줄 요약", renderField(view("oneLine")))}
${section("🔑 핵심 포인트", html`<ol class="quoted">${draft.keyPoints.map((_, index) => renderQuoted(view, `keyPoints[${index}]`, true))}</ol>`)}
${section("🧑‍💻 개발자 관점", renderField(view("developerView")))}
${section("🚀 바로 실험할 액션", html`<ul>${list(draft.actions, "actions", "")}</ul>`)}
${section("⚠️ 리스크/한계", html`<ul class="quoted">${draft.risks.map(({ evidence, basis }, index) => renderQuoted(view, `risks[${index}]`, evidence !== null || basis === "stated"))}</ul>`)}
${section("🧭 불확실성 메모", renderField(view("uncertainty")))}
${section("📝 초록 기반 상세 설명", renderField(view("explanation")))}
${section("도입 난이도와 태그", html`${renderField(view("adoption.reason"))}${renderChoice(view("adoption.artefact"))}${renderChoice(view("adoption.compute"))}${renderField(view("tags"))}`)}`;
}

/** A statement and the passage of the abstract that it rests on. */
function renderQuoted(view: (path: string) => FieldView, path: string, hasQuote: boolean): Html {
  const basis = path.startsWith("risks") ? renderChoice(view(`${path}.basis`)) : "";
  return html`<li class="point" data-quote="${path}"><span class="number" aria-hidden="true">${shortName(path)}</span>
${renderField(view(`${path}.text`))}${basis}
${hasQuote ? html`<div class="evidence">${renderField(view(`${path}.evidence`))}</div>` : ""}</li>`;
}

function section(title: string, body: Html): Html {
  return html`<section class="part"><h3>${title}</h3>${body}</section>`;
}

function createView({ draft, findings, provenance }: DraftedCard): (path: string) => FieldView {
  const fields = readFields(draft);
  return (path) => ({
    path,
    text: fields.get(path) ?? "",
    findings,
    isEdited: provenance.edited.some((edited) => path === edited || path.startsWith(`${edited}[`)),
  });
}

function findUnplaced({ draft, findings }: DraftedCard): DraftedCard["findings"] {
  const fields = readFields(draft);
  return findings.filter((finding) => !fields.has(finding.field));
}
