import { html } from "hono/html";
import { standingFindings } from "../../core/checks/finding.ts";
import { SEVERITY_NAMES } from "../../core/digest/names.ts";
import type { ReviewCard } from "../../core/review/review-session.ts";
import { pressedBy, renderKey } from "../keys.ts";
import { DECISIONS } from "../labels.ts";
import type { Html } from "./layout.ts";

/** What the checks say of a card, in one line; what is a matter of style stays folded until it is asked for. */
export function renderVerdict(reviewed: ReviewCard): Html {
  return html`<div class="verdict" role="group" aria-label="이 카드의 상태">${renderCounts(reviewed)}
<label class="fold"><input type="checkbox" id="show-style" autocomplete="off"><span id="part-style" data-part>${SEVERITY_NAMES.style} ${countOf(reviewed, "style")}</span><span class="unseen">건 펼치기</span></label>
${renderBack(reviewed)}</div>`;
}

function renderCounts(reviewed: ReviewCard): Html {
  const { decision } = reviewed;
  const [errors, warnings] = [countOf(reviewed, "error"), countOf(reviewed, "warning")];
  const step =
    errors + warnings === 0
      ? ""
      : html`<button type="button" id="step"${pressedBy("nextFinding")}>다음 지적 ${renderKey("nextFinding")}</button>`;
  return html`<div class="counts" id="part-verdict" data-part><span class="badge ${decision}">${DECISIONS[decision]}</span>
<span class="count ${errors > 0 ? "error" : ""}">${SEVERITY_NAMES.error} ${errors}</span>
<span class="count ${warnings > 0 ? "warning" : ""}">${SEVERITY_NAMES.warning} ${warnings}</span>${step}</div>`;
}

/** What can be taken back of what was done to the card as a whole. */
function renderBack({ card, isEdited, hasSetAside }: ReviewCard): Html {
  const canRevert = isEdited && card.status === "ok";
  return html`<span id="part-back" data-part>${canRevert ? html`<button type="button" class="quiet" data-act="revert">고친 내용 되돌리기</button>` : ""}${hasSetAside ? html`<button type="button" class="quiet" data-act="reconsider">고르지 않은 초안 보기</button>` : ""}</span>`;
}

function countOf({ card }: ReviewCard, severity: keyof typeof SEVERITY_NAMES): number {
  const standing = standingFindings<(typeof card.findings)[number]>(card.findings);
  return standing.filter((finding) => finding.severity === severity).length;
}
