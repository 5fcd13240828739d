import { html } from "hono/html";
import type { Finding } from "../../core/checks/finding.ts";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { Decision } from "../../core/review/review.ts";
import { countStanding } from "../items.ts";
import { pressedBy, renderKey } from "../keys.ts";
import { DECISIONS } from "../labels.ts";
import type { Html } from "./layout.ts";

/** A card or sentence with what was found in it, and what of it can be taken back. */
type Judged = {
  decision: Decision;
  findings: readonly Finding[];
  canRevert: boolean;
  hasSetAside: boolean;
  /** Whether there is nothing that could be checked. */
  lacksDraft: boolean;
};

/** What the checks say of a card or sentence, in one line; what is a matter of style stays folded until it is asked for. */
export function renderVerdict(judged: Judged): Html {
  return html`<div class="verdict" role="group" aria-label="검토 상태">${renderCounts(judged)}
${judged.lacksDraft ? html`<span id="part-style" data-part hidden></span>` : html`<label class="fold"><input type="checkbox" id="show-style" autocomplete="off"><span id="part-style" data-part>${SEVERITY_NAMES.style} ${countOf(judged, "style")}</span><span class="unseen">건 펼치기</span></label>`}
${renderBack(judged)}</div>`;
}

function renderCounts(judged: Judged): Html {
  const { decision } = judged;
  if (judged.lacksDraft) {
    return html`<div class="counts" id="part-verdict" data-part><span class="badge ${decision}">${DECISIONS[decision]}</span>
<span class="count error">초안 없음</span></div>`;
  }
  const [errors, warnings] = [countOf(judged, "error"), countOf(judged, "warning")];
  const step =
    errors + warnings === 0
      ? ""
      : html`<button type="button" id="step"${pressedBy("nextFinding")}>다음 지적 ${renderKey("nextFinding")}</button>`;
  return html`<div class="counts" id="part-verdict" data-part><span class="badge ${decision}">${DECISIONS[decision]}</span>
<span class="count ${errors > 0 ? "error" : ""}">${SEVERITY_NAMES.error} ${errors}</span>
<span class="count ${warnings > 0 ? "warning" : ""}">${SEVERITY_NAMES.warning} ${warnings}</span>${step}</div>`;
}

/** What can be taken back of what was done to the card as a whole. */
function renderBack({ canRevert, hasSetAside }: Judged): Html {
  return html`<span id="part-back" data-part>${canRevert ? html`<button type="button" class="quiet" data-act="revert">고친 내용 되돌리기</button>` : ""}${hasSetAside ? html`<button type="button" class="quiet" data-act="reconsider">고르지 않은 초안 보기</button>` : ""}</span>`;
}

function countOf({ findings }: Judged, severity: Finding["severity"]): number {
  return countStanding(findings, severity);
}
