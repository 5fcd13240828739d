import { html } from "hono/html";
import type { PublishPreview, ReviewCard, ReviewState } from "../../core/review/review-session.ts";
import { renderKeysDialog } from "../keys.ts";
import { publishUrl } from "../view.ts";
import { renderCardList } from "./card-list.ts";
import { renderDiff } from "./diff.ts";
import { renderHeader } from "./header.ts";
import { type Html, renderPage } from "./layout.ts";

/** The page before publishing: which cards are still open, and exactly what changes. */
export function renderPublishPage(state: ReviewState, preview: PublishPreview): Html {
  const isSame = preview.before === preview.after;
  const body = html`${renderHeader(state)}
<div class="frame">
<main id="main" tabindex="-1">
<div id="part-state" hidden data-revision="${state.revision}" data-next="${publishUrl(state.name)}"></div>
<h2 id="publish-title" tabindex="-1">발행하기 전에 달라지는 내용을 보세요</h2>
<div id="notice" role="alert"></div>
<div id="asking" role="status"></div>
${renderLeft(state)}
${
  isSame && state.isPublished
    ? html`<p class="done" id="done" tabindex="-1">발행된 다이제스트와 같습니다. 새로 쓸 것이 없습니다.</p>`
    : html`<p class="acts"><button type="button" class="main" data-act="publish">이대로 발행</button></p>${renderDiff(preview)}`
}
</main>
${renderCardList(state, "all", null)}
</div>
<p id="status" role="status"></p>
${renderKeysDialog()}`;
  return renderPage({ title: `${state.name} 발행`, body });
}

function renderLeft({ cards, isPublished }: ReviewState): Html {
  const count = (test: (reviewed: ReviewCard) => boolean) => cards.filter(test).length;
  const open = count(({ decision }) => decision === "open");
  const failed = count(({ card, decision }) => card.status === "failed" && decision !== "hidden");
  const hidden = count(({ decision }) => decision === "hidden");
  return html`<ul class="left">
<li>${isPublished ? "이미 발행한 날입니다. 아래 다른 줄만 바뀝니다." : "아직 발행하지 않은 날입니다. 다이제스트 전체가 새로 생깁니다."}</li>
${open > 0 ? html`<li>검토 전인 카드가 ${open}장 있습니다.</li>` : html`<li>모든 카드를 검토했습니다.</li>`}
${failed > 0 ? html`<li>초안이 없는 카드 ${failed}장은 만들지 못한 카드로 실립니다.</li>` : ""}
${hidden > 0 ? html`<li>숨긴 카드 ${hidden}장은 싣지 않습니다.</li>` : ""}
</ul>`;
}
