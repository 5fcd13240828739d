import { html } from "hono/html";
import { QUOTE_WORDS } from "../../../core/draft/bounds.ts";
import { changeList } from "../../../core/draft/change-list.ts";
import type { Draft } from "../../../core/draft/draft.ts";
import { fieldNameOf } from "../../labels.ts";
import { shortName } from "../abstract.ts";
import type { Html } from "../layout.ts";

/** What a passage that is selected in the abstract can become; the script shows it where there is a selection. */
export function renderQuoting(draft: Draft | null): Html {
  return html`<div class="quoting" id="quoting" role="group" aria-label="고른 구절" hidden><p><span id="quote-size" role="status" data-least="${QUOTE_WORDS.least}" data-most="${QUOTE_WORDS.most}"></span> <button type="button" class="main" id="quote-current" data-act="quote" hidden></button></p>
${renderTargets(draft)}</div>`;
}

/** One button for each key point and risk, and for a new one while there is room. */
function renderTargets(draft: Draft | null): Html {
  if (draft === null) return html`<p id="part-targets" data-part></p>`;
  const points = draft.keyPoints.map((_, index) => `keyPoints[${index}]`);
  const risks = draft.risks.map((_, index) => `risks[${index}]`);
  const lists = ["keyPoints", "risks"].filter((path) => changeList(draft, { act: "add", path }));
  return html`<p class="targets" id="part-targets" data-part><span class="hint">이 구절을 인용으로:</span> ${[...points, ...risks].map((item) => renderTarget(item, shortName(item), fieldNameOf(item)))} ${lists.map((item) => renderTarget(item, `+ 새 ${fieldNameOf(item)}`, `새 ${fieldNameOf(item)}`))}</p>`;
}

function renderTarget(item: string, text: string, name: string): Html {
  // Who speaks to the page says what is written on the button.
  const spoken = name.endsWith(text) || text.endsWith(name) ? name : `${text} ${name}`;
  return html`<button type="button" data-act="quote" data-item="${item}" data-name="${name}" aria-label="이 구절을 인용으로: ${spoken}">${text}</button>`;
}
