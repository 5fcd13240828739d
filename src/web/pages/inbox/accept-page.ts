import { html } from "hono/html";
import type { ReviewState } from "../../../core/review/review-session.ts";
import { type Item, listItems } from "../../items.ts";
import { pressedBy, renderKey, renderKeysDialog } from "../../keys.ts";
import { ALL, cardUrl, nextUrl } from "../../view.ts";
import { renderUndo } from "../bar.ts";
import { renderCardList } from "../card-list.ts";
import { countItems, renderHeader } from "../header.ts";
import { type Html, renderPage } from "../layout.ts";

/** The page that lists what nothing asks for a person's eye about, before all of it is accepted at once. */
export function renderAcceptPage(state: ReviewState, { isOfSentences = false } = {}): Html {
  const clean = listItems(state).filter(
    (item) => item.isClean && (item.isSentence || !isOfSentences),
  );
  const body = html`${renderHeader(state)}
<div class="frame">
<main id="main" tabindex="-1">
<div id="part-state" hidden data-revision="${state.revision}" data-next="${nextUrl(state, "", ALL)}"></div>
<h2 id="publish-title" tabindex="-1">오류·주의 없는 ${countItems(state, clean.length)} 모두 확인</h2>
<div id="notice" role="alert"></div>
${
  clean.length === 0
    ? html`<p>오류도 주의도 없이 검토 전인 것이 더 없습니다.</p>
<p class="acts">${renderUndo()}</p>`
    : renderClean(state, clean)
}
</main>
${renderCardList(state, ALL, null)}
</div>
<p id="status" role="status"></p>
${renderKeysDialog("list")}`;
  return renderPage({ title: `모두 확인 · ${state.name} 검토`, body });
}

function renderClean(state: ReviewState, clean: readonly Item[]): Html {
  return html`<p>오류도 주의도 없고 검토 전인 것만 모았습니다. 다듬기는 있을 수 있습니다. 한 번에 되돌릴 수 있습니다.</p>
<p class="acts"><button type="button" class="main" data-act="accept"${pressedBy("accept")}>${countItems(state, clean.length)} 모두 확인 ${renderKey("accept")}</button> ${renderUndo()}</p>
<ul class="clean">${clean.map(
    ({ id, title, headline, language }) =>
      html`<li data-accept="${id}"><a href="${cardUrl(state.name, id, ALL)}" lang="${language}">${title}</a>${headline === null ? "" : html`<br>${headline}`}</li>`,
  )}</ul>`;
}
