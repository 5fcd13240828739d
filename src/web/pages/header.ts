import { html } from "hono/html";
import type { ReviewState } from "../../core/review/review-session.ts";
import { pressedBy, renderHelpButton, renderKey } from "../keys.ts";
import { publishUrl } from "../view.ts";
import type { Html } from "./layout.ts";

/** The top of every page: the day, the progress of its review, the list of cards, the keys, and publishing. */
export function renderHeader(state: ReviewState): Html {
  return html`<a class="skip" href="#main">본문으로 바로 가기</a>
<header class="top">
<h1><span class="brand">papercards 검토</span> ${state.name}</h1>
${renderProgress(state)}
<button type="button" id="list-toggle" aria-controls="cards" aria-expanded="false">카드 목록</button>
${renderHelpButton()}
<a class="button" href="${publishUrl(state.name)}"${pressedBy("publish")}><span>발행<span class="more"> 전 확인</span></span> ${renderKey("publish")}</a>
</header>`;
}

function renderProgress({ cards, isPublished, isProvisional }: ReviewState): Html {
  const open = cards.filter(({ decision }) => decision === "open").length;
  const pending = cards.filter(({ isPending }) => isPending).length;
  return html`<p class="progress" id="part-progress" data-part>
<span class="badge">${isPublished ? "발행됨" : "발행 전"}</span>
${isProvisional ? html`<span class="badge warning">잠정판</span>` : ""}
${pending > 0 ? html`<span class="badge edited">미발행 변경: 카드 ${pending}장</span>` : ""}
<span>남은 카드 <b>${open}</b> / ${cards.length}</span></p>`;
}
