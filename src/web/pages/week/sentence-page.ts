import { html } from "hono/html";
import type { Card } from "../../../core/card/card.ts";
import type { ReviewSentence, ReviewState } from "../../../core/review/review-session.ts";
import { renderKeysDialog } from "../../keys.ts";
import { cardUrl, type Filter } from "../../view.ts";
import { link } from "../abstract.ts";
import { renderBar, renderState } from "../bar.ts";
import { renderCardList } from "../card-list.ts";
import { renderSheet } from "../card-page.ts";
import { renderField } from "../field.ts";
import { renderHeader } from "../header.ts";
import { type Html, renderPage } from "../layout.ts";
import { renderVerdict } from "../verdict.ts";

/** The page of one sentence of a week, and beside it the abstracts of its papers. */
export function renderSentencePage(
  state: ReviewState,
  reviewed: ReviewSentence,
  filter: Filter,
): Html {
  const { id, decision, findings, isEdited } = reviewed;
  const body = html`${renderHeader(state)}
<div class="frame">
<main id="main" class="reviewing" tabindex="-1">
${renderState(state, id, filter)}
${renderBar(state, { id, decision, name: "이 문장", canAccept: true }, { filter })}
<div class="card">
<div id="notice" role="alert"></div>
${renderVerdict({ decision, findings, canRevert: isEdited, hasSetAside: false, lacksDraft: false })}
${renderSentence(state, reviewed)}
</div>
${renderSheet(renderPapers(reviewed))}
</main>
${renderCardList(state, filter, id)}
</div>
${renderKeysDialog("sentence")}`;
  return renderPage({ title: `이번 주 흐름 · ${state.name} 검토`, body });
}

function renderSentence(state: ReviewState, reviewed: ReviewSentence): Html {
  const { sentence, findings, cards, was, isEdited: isOpen } = reviewed;
  const { text, papers, original } = sentence;
  const view = (path: string, value: string, first: string, isEdited: boolean) =>
    renderField({ path, text: value, findings, isEdited, original: isOpen ? first : null });
  const isOther = original !== undefined && original.papers.join() !== papers.join();
  return html`<section class="reader" aria-labelledby="card-title">
<h2 id="card-title" tabindex="-1">이번 주 흐름</h2>
<section class="part"><h3>문장</h3>${view("text", text, was.text, original !== undefined && original.text !== text)}</section>
<section class="part"><h3>문장이 가리키는 논문</h3>
<ul id="part-papers" data-part>${cards.map(({ paper }) => html`<li><a href="${cardUrl(state.name, paper.id, { show: "all", isByRisk: false })}" lang="en">${paper.title}</a> <span class="meta">${paper.id}</span></li>`)}</ul>
${view("papers", papers.join(", "), was.papers.join(", "), isOther)}
<p class="hint">이 주의 카드에 있는 arXiv 번호를 쉼표로 나누어 적습니다. 문장의 숫자와 이름은 이 논문들의 제목과 초록에 있어야 합니다.</p></section>
</section>`;
}

/** The titles and abstracts against which a sentence is checked. */
function renderPapers({ cards }: ReviewSentence): Html {
  return html`<section class="source" id="part-source" data-part aria-labelledby="source-title">
<h2 id="source-title">논문 ${cards.length}편의 초록</h2>
${cards.map(renderPaper)}
</section>`;
}

function renderPaper({ paper, draft }: Card): Html {
  return html`<h3 lang="en">${paper.title}</h3>
<p class="meta">${link(paper.url, paper.id)} · ${link(`https://arxiv.org/pdf/${paper.id}`, "PDF")}</p>
${draft === null ? "" : html`<p>${draft.oneLine}</p>`}
<p class="abstract" lang="en">${paper.abstract}</p>`;
}
