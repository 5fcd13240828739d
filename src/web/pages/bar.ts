import { html } from "hono/html";
import type { Decision } from "../../core/review/review.ts";
import type { ReviewState } from "../../core/review/review-session.ts";
import { type KeyName, pressedBy, renderKey } from "../keys.ts";
import { cardUrl, type Filter, neighboursOf, nextUrl } from "../view.ts";
import type { Html } from "./layout.ts";

/** What the bar of a card or sentence is about. */
type Subject = {
  id: string;
  decision: Decision;
  /** What the group of buttons is called. */
  name: string;
  /** Whether it can be accepted. */
  canAccept: boolean;
};

/** The state that the page's script needs. */
export function renderState(state: ReviewState, id: string, filter: Filter): Html {
  const next = nextUrl(state, id, filter);
  return html`<div id="part-state" hidden data-revision="${state.revision}" data-next="${next}"></div>`;
}

/** What can be done with a card or sentence as a whole, and the way to the ones beside it. */
export function renderBar(
  state: ReviewState,
  { id, decision, name, canAccept }: Subject,
  { filter, more = html`` }: { filter: Filter; more?: Html },
): Html {
  const { previous, next } = neighboursOf(state, id, filter);
  const isHidden = decision === "hidden";
  return html`<div class="bar"><div class="acts" id="part-acts" data-part role="toolbar" aria-label="${name}">
<button type="button" class="main" data-act="decide" data-value="accepted"${pressedBy("accept")}${canAccept ? "" : html` disabled data-why="초안이 없어 확인함으로 표시할 수 없습니다. 모델에 묻거나 직접 쓰세요."`}><span>확인<span class="more">하고 다음</span></span> ${renderKey("accept")}</button>
<button type="button" data-act="decide" data-value="${isHidden ? "open" : "hidden"}"${pressedBy("hide")}>${isHidden ? "다시 보이기" : html`<span>숨기<span class="more">고 다음</span><span class="less">기</span></span>`} ${renderKey("hide")}</button>
${more}
${renderUndo()}
<span class="steps">${renderStep("이전", "previous", previous && cardUrl(state.name, previous, filter))}${renderStep("다음", "next", next && cardUrl(state.name, next, filter))}</span>
</div><p id="status" role="status"></p></div>`;
}

/** The button, and the key, that take back what was done last in the review. */
export function renderUndo(): Html {
  return html`<button type="button" data-act="undo"${pressedBy("undo")}>되돌리기 ${renderKey("undo")}</button>`;
}

function renderStep(name: string, key: KeyName, url: string | null): Html {
  return url === null
    ? html``
    : html`<a class="button ${key}" href="${url}"${pressedBy(key)}>${name} ${renderKey(key)}</a>`;
}
