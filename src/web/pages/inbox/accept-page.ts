import { html } from "hono/html";
import type { ReviewState } from "../../../core/review/review-session.ts";
import { type Item, listItems } from "../../items.ts";
import { renderKeysDialog } from "../../keys.ts";
import { ALL, cardUrl, nextUrl } from "../../view.ts";
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
<h2 id="publish-title" tabindex="-1">지적 없는 ${countItems(state, clean.length)} 모두 승인</h2>
<div id="notice" role="alert"></div>
<div id="asking" role="status"></div>
${clean.length === 0 ? html`<p>지적이 없으면서 검토 전인 것이 없습니다.</p>` : renderClean(state, clean)}
</main>
${renderCardList(state, ALL, null)}
</div>
<p id="status" role="status"></p>
${renderKeysDialog()}`;
  return renderPage({ title: `모두 승인 · ${state.name} 검토`, body });
}

function renderClean(state: ReviewState, clean: readonly Item[]): Html {
  return html`<p>오류도 주의도 없고 아직 정하지 않은 것만 모았습니다. 한 번에 되돌릴 수 있습니다.</p>
<p class="acts"><button type="button" class="main" data-act="accept">${countItems(state, clean.length)} 모두 승인</button></p>
<ul class="clean">${clean.map(
    ({ id, title, headline, language }) =>
      html`<li data-accept="${id}"><a href="${cardUrl(state.name, id, ALL)}" lang="${language}">${title}</a>${headline === null ? "" : html`<br>${headline}`}</li>`,
  )}</ul>`;
}
