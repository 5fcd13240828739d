import { html } from "hono/html";
import { isByHand } from "../../core/card/provenance.ts";
import { hasFailed } from "../../core/card/shown-cards.ts";
import { formatUsd } from "../../core/question/answer.ts";
import type { ReviewCard, ReviewState } from "../../core/review/review-session.ts";
import { pressedBy, renderKey, renderKeysDialog } from "../keys.ts";
import type { Filter } from "../view.ts";
import { renderSource } from "./abstract.ts";
import { renderBar, renderState } from "./bar.ts";
import { renderCardList } from "./card-list.ts";
import { renderHeader } from "./header.ts";
import { type Html, renderPage } from "./layout.ts";
import { numberCards } from "./name-cards.ts";
import { renderOrigin } from "./origin.ts";
import { renderProposal } from "./proposal.ts";
import { renderReaderCard } from "./reader-card.ts";
import { renderVerdict } from "./verdict.ts";
import { renderQuoting } from "./writing/quoting.ts";

/** The page of one card: as readers see it, and beside it its source; on a small screen, below it. */
export function renderCardPage(state: ReviewState, reviewed: ReviewCard, filter: Filter): Html {
  const { card } = reviewed;
  const numbers = numberCards(state);
  const body = html`${renderHeader(state)}
<div class="frame">
<main id="main" class="reviewing" tabindex="-1">
${renderState(state, card.paper.id, filter)}
${renderActs(state, reviewed, filter)}
<div class="card">
<div id="notice" role="alert"></div>
${renderVerdict({ ...reviewed, findings: card.findings, canRevert: reviewed.isEdited && card.status === "ok", lacksDraft: card.status === "failed" })}
${renderProposal(reviewed, numbers)}
${renderReaderCard(card, { original: reviewed.original, numbers })}
${renderOrigin(card)}
</div>
${renderSheet(renderSource(card), renderQuoting(card.draft))}
</main>
${renderCardList(state, filter, card.paper.id)}
</div>
${renderAskDialog(reviewed, state)}
${renderKeysDialog("card")}`;
  return renderPage({ title: `${card.paper.title} · ${state.name} 검토`, body });
}

/** The source, which scrolls by itself, with what can be done with it; on a small screen a sheet above the acts. */
export function renderSheet(source: Html, acts: Html = html``): Html {
  return html`<aside class="sheet" aria-label="초록">
<div class="pane" id="pane" tabindex="0" role="region" aria-label="초록과 인용">${source}</div>
${acts}
<div class="handle"><button type="button" data-sheet="whole" aria-controls="pane" aria-expanded="false">초록 전체</button><button type="button" data-sheet="closed" aria-controls="pane" aria-expanded="true">초록 닫기</button></div>
</aside>`;
}

function renderActs(state: ReviewState, { card, decision }: ReviewCard, filter: Filter): Html {
  const subject = { id: card.paper.id, decision, name: "이 카드", canAccept: !hasFailed(card) };
  const more = html`<button type="button" data-act="ask"${pressedBy("ask")}><span><span class="more">모델에 ${card.status === "ok" ? "다시 " : ""}</span>묻기</span> ${renderKey("ask")}</button>`;
  return renderBar(state, subject, { filter, more });
}

/** What the last question about this paper has cost, or those of the day on average: the next one costs about as much. */
function describeCost({ provenance }: ReviewCard["card"], { cards }: ReviewState): string {
  const costs = cards.flatMap(({ card }) => costOf(card.provenance) ?? []);
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const cost = costOf(provenance) ?? (costs.length > 0 ? mean : null);
  return cost === null ? "" : `(약 ${formatUsd(cost)})`;
}

/** What a draft has cost; null where that is unknown, or no model has written it. */
function costOf(provenance: ReviewCard["card"]["provenance"]): number | null {
  return provenance === null || isByHand(provenance) ? null : provenance.usage.costUsd;
}

function renderAskDialog({ card }: ReviewCard, state: ReviewState): Html {
  const isFirst = card.status !== "ok";
  return html`<dialog id="ask" data-part aria-labelledby="ask-title"><form method="dialog">
<h2 id="ask-title">모델에 ${isFirst ? "" : "다시 "}묻기</h2>
<p>모델을 한 번 더 호출합니다${describeCost(card, state)}. ${isFirst ? "" : "답이 오면 현재 카드와 나란히 놓고 고릅니다."}</p>
${isFirst ? "" : html`<label for="remark">요청 사항</label><textarea id="remark" rows="4" maxlength="1000" required></textarea>`}
<p class="acts"><button type="submit" class="main" value="ask">묻기</button> <button type="submit" value="" formnovalidate>취소</button></p>
</form></dialog>`;
}
