import { html } from "hono/html";
import type { ReviewState } from "../../core/review/review-session.ts";
import { publishUrl } from "../view.ts";
import type { Html } from "./layout.ts";

/** The top of every page: the day, the progress of its review, and the link to publishing. */
export function renderHeader(state: ReviewState): Html {
  return html`<a class="skip" href="#main">본문으로 바로 가기</a>
<header class="top">
<h1><span class="brand">papercards 검토</span> ${state.name}</h1>
${renderProgress(state)}
<a class="button" href="${publishUrl(state.name)}" data-key="KeyP">발행하기 <kbd>P</kbd></a>
</header>`;
}

function renderProgress({ cards, isPublished, isProvisional }: ReviewState): Html {
  const open = cards.filter(({ decision }) => decision === "open").length;
  const pending = cards.filter(({ isPending }) => isPending).length;
  return html`<p class="progress" id="part-progress" data-part>
<span class="badge">${isPublished ? "발행된 날" : "발행 전"}</span>
${isProvisional ? html`<span class="badge warning">잠정판</span>` : ""}
${pending > 0 ? html`<span class="badge edited">발행하지 않은 변경 ${pending}장</span>` : ""}
<span>남은 카드 <b>${open}</b> / ${cards.length}</span></p>`;
}

const KEYS: readonly [keys: string, what: string][] = [
  ["J", "다음 카드"],
  ["K", "이전 카드"],
  ["A", "확인하고 다음으로"],
  ["H", "숨기고 다음으로"],
  ["Z", "방금 한 일 되돌리기"],
  ["E", "고칠 칸 열기"],
  ["Esc", "칸 닫기"],
  ["R", "모델에 다시 묻기"],
  ["F", "다음 필터"],
  ["P", "발행하기"],
];

/** The keys of a card's page; letters also work with a Korean input method. */
export function renderKeys(): Html {
  return html`<footer class="keys"><h2>단축키</h2><ul>${KEYS.map(([key, what]) => html`<li><kbd>${key}</kbd> ${what}</li>`)}</ul></footer>`;
}
