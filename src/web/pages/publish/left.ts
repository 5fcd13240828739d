import { html } from "hono/html";
import { SEVERITY_NAMES } from "../../../core/digest/names.ts";
import { listEmpty } from "../../../core/review/apply-review.ts";
import type { ReviewState } from "../../../core/review/review-session.ts";
import { countStanding, type Item, listItems } from "../../items.ts";
import { DECISIONS, fieldNameOf } from "../../labels.ts";
import { ALL, cardUrl } from "../../view.ts";
import { renderAcceptLink } from "../card-list.ts";
import { countItems } from "../header.ts";
import type { Html } from "../layout.ts";

/** What is left before publishing, what weighs most first: empty fields, errors, no draft, what nobody has looked at. */
export function renderLeft(state: ReviewState): Html {
  const items = listItems(state);
  const shown = items.filter(({ decision }) => decision !== "hidden");
  const withErrors = shown.filter(({ findings }) => countStanding(findings, "error") > 0);
  const failed = shown.filter(({ lacksDraft }) => lacksDraft);
  const named = new Set([...withErrors, ...failed]);
  const open = items.filter((item) => item.decision === "open" && !named.has(item));
  const isRest = [...named].some(({ decision }) => decision === "open");
  const hidden = items.length - shown.length;
  return html`${renderEmpty(state)}
${renderGroup(state, withErrors, { title: `${SEVERITY_NAMES.error}가 남은 것`, isOpen: true })}
${renderGroup(state, failed, { title: "초안이 없어 ‘만들지 못한 카드’로 실리는 것", isOpen: true })}
${renderGroup(state, open, { title: isRest ? "그 밖에 검토 전인 것" : DECISIONS.open, isOpen: open.length <= MAX_OPENED })}
${renderAcceptLink(state)}
${hidden > 0 ? html`<p class="hint">숨겨서 싣지 않는 것: ${countItems(state, hidden)}.</p>` : ""}`;
}

/** As many links as are shown without being asked for. */
const MAX_OPENED = 10;

/** Fields in which nothing is written, and because of which nothing is published. */
function renderEmpty(state: ReviewState): Html {
  const empty = listEmpty(state);
  if (empty.length === 0) return html``;
  return html`<section class="refused" aria-labelledby="empty-title"><h3 id="empty-title">비어 있는 칸이 있어 발행할 수 없습니다</h3>
<ul>${empty.map(({ id, title, fields }) => html`<li><a href="${cardUrl(state.name, id, ALL)}">${title}</a>: ${fields.map(fieldNameOf).join(", ")}</li>`)}</ul></section>`;
}

function renderGroup(
  state: ReviewState,
  items: readonly Item[],
  { title, isOpen }: { title: string; isOpen: boolean },
): Html {
  if (items.length === 0) return html``;
  return html`<details class="left"${isOpen ? html` open` : ""}><summary>${title}: ${countItems(state, items.length)}</summary>
<ul>${items.map((item) => html`<li><a href="${cardUrl(state.name, item.id, ALL)}" lang="${item.language}">${item.title}</a>${renderFacts(item)}</li>`)}</ul></details>`;
}

/** What is to be known of an item, be it in another group that it might stand in, too. */
function renderFacts({ findings, decision, lacksDraft }: Item): Html {
  const count = countStanding(findings, "error");
  const isNamed = count > 0 || lacksDraft;
  return html`${count === 0 ? "" : html` <span class="badge error">${SEVERITY_NAMES.error} ${count}</span>`}${isNamed && decision === "open" ? html` <span class="badge">${DECISIONS.open}</span>` : ""}`;
}
