import { html } from "hono/html";
import type { ReviewState } from "../../core/review/review-session.ts";
import { listItems } from "../items.ts";
import { pressedBy, renderHelpButton, renderKey } from "../keys.ts";
import { publishUrl } from "../view.ts";
import type { Html } from "./layout.ts";

/** The top of every page: the day, the progress of its review, the list of cards, the keys, and publishing. */
export function renderHeader(state: ReviewState): Html {
  return html`<a class="skip" href="#main">본문으로 바로 가기</a>
<header class="top">
<h1>${renderInboxLink()} ${state.name}</h1>
${renderProgress(state)}
<div id="asking" role="status"></div>
<button type="button" id="list-toggle" aria-controls="cards" aria-expanded="false">카드 목록</button>
${renderHelpButton()}
<a class="button" href="${publishUrl(state.name)}"${pressedBy("publish")}><span>발행 전 확인</span> ${renderKey("publish")}</a>
</header>`;
}

/** The way back to the days and weeks that wait. */
function renderInboxLink(): Html {
  return html`<a class="brand" href="/"${pressedBy("inbox")}><span class="more">검토할 날 ${renderKey("inbox")}</span><span class="less">← 목록</span></a>`;
}

function renderProgress(state: ReviewState): Html {
  const { isPublished, isProvisional } = state;
  const items = listItems(state);
  const open = items.filter(({ decision }) => decision === "open").length;
  const pending = items.filter(({ isPending }) => isPending).length;
  return html`<p class="progress" id="part-progress" data-part>
<span class="badge">${isPublished ? "발행됨" : "발행 전"}</span>
${isProvisional ? html`<span class="badge warning">잠정판</span>` : ""}
${pending > 0 ? html`<span class="badge edited">미발행 변경: ${countItems(state, pending)}</span>` : ""}
<span>남은 ${state.week === null ? "카드" : "것"} <b>${open}</b> / ${items.length}</span></p>`;
}

/** So many cards of a day, or cards and sentences of a week. */
export function countItems({ week }: ReviewState, count: number): string {
  return week === null ? `카드 ${count}장` : `항목 ${count}개`;
}
