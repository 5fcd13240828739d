import { html } from "hono/html";
import type { ReviewCard, ReviewState } from "../../core/review/review-session.ts";
import { DECISIONS } from "../labels.ts";
import { cardUrl, type Filter, neighboursOf, nextUrl } from "../view.ts";
import { renderSource } from "./abstract.ts";
import { renderCardList } from "./card-list.ts";
import { renderHeader, renderKeys } from "./header.ts";
import { type Html, renderPage } from "./layout.ts";
import { renderOrigin } from "./origin.ts";
import { renderProposal } from "./proposal.ts";
import { renderReaderCard } from "./reader-card.ts";

/** The page of one card: as readers see it, and beside it its source and provenance. */
export function renderCardPage(state: ReviewState, reviewed: ReviewCard, filter: Filter): Html {
  const { card } = reviewed;
  const body = html`${renderHeader(state)}
<div class="frame">
${renderCardList(state, filter, card.paper.id)}
<main id="main" tabindex="-1">
${renderState(state, reviewed, filter)}
${renderActs(state, reviewed, filter)}
<div id="notice" role="alert"></div>
<div id="asking" role="status"></div>
${renderProposal(reviewed)}
<div class="columns">
${renderReaderCard(card)}
<div class="beside">${renderSource(card)}${renderOrigin(card)}</div>
</div>
</main>
</div>
${renderKeys()}
${renderAskDialog(reviewed)}
<p id="status" role="status"></p>`;
  return renderPage({ title: `${card.paper.id} · ${state.name} 검토`, body });
}

/** The state that the page's script needs. */
function renderState(state: ReviewState, { card }: ReviewCard, filter: Filter): Html {
  const next = nextUrl(state, card.paper.id, filter);
  return html`<div id="part-state" hidden data-revision="${state.revision}" data-next="${next}"></div>`;
}

function renderActs(
  state: ReviewState,
  { card, decision, isEdited, hasSetAside }: ReviewCard,
  filter: Filter,
): Html {
  const { previous, next } = neighboursOf(state, card.paper.id, filter);
  const isHidden = decision === "hidden";
  return html`<div class="acts" id="part-acts" data-part role="toolbar" aria-label="이 카드">
<span class="badge ${decision}">${DECISIONS[decision]}</span>
<button type="button" class="main" data-act="decide" data-value="accepted" data-key="KeyA">확인하고 다음 <kbd>A</kbd></button>
<button type="button" data-act="decide" data-value="${isHidden ? "open" : "hidden"}" data-key="KeyH">${isHidden ? "다시 보이기" : "숨기고 다음"} <kbd>H</kbd></button>
<button type="button" data-act="ask" data-key="KeyR">모델에 ${card.status === "ok" ? "다시 " : ""}묻기 <kbd>R</kbd></button>
${isEdited && card.status === "ok" ? html`<button type="button" data-act="revert">고친 내용 되돌리기</button>` : ""}
${hasSetAside ? html`<button type="button" data-act="reconsider">고르지 않은 초안 보기</button>` : ""}
<button type="button" data-act="undo" data-key="KeyZ">되돌리기 <kbd>Z</kbd></button>
<span class="steps">${renderStep("이전", "K", previous && cardUrl(state.name, previous, filter))}${renderStep("다음", "J", next && cardUrl(state.name, next, filter))}</span>
</div>`;
}

function renderStep(name: string, key: string, url: string | null): Html {
  return url === null
    ? html``
    : html`<a class="button" href="${url}" data-key="Key${key}">${name} <kbd>${key}</kbd></a>`;
}

function renderAskDialog({ card }: ReviewCard): Html {
  const isFirst = card.status !== "ok";
  return html`<dialog id="ask" data-part aria-labelledby="ask-title"><form method="dialog">
<h2 id="ask-title">모델에 ${isFirst ? "" : "다시 "}묻기</h2>
<p>모델 하나를 부르므로 비용이 듭니다. ${isFirst ? "" : "답이 오면 지금 카드와 나란히 놓고 고릅니다."}</p>
${isFirst ? "" : html`<label for="remark">바라는 점</label><textarea id="remark" rows="4" maxlength="1000" required></textarea>`}
<p class="acts"><button type="submit" class="main" value="ask">묻기</button> <button type="submit" value="" formnovalidate>그만두기</button></p>
</form></dialog>`;
}
