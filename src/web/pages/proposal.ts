import { html } from "hono/html";
import type { Card } from "../../core/card/card.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import { RATING_NAMES } from "../../core/digest/names.ts";
import { changedFields, readFields } from "../../core/draft/draft-fields.ts";
import type { ReviewCard } from "../../core/review/review-session.ts";
import { fieldNameOf, nameGrade } from "../labels.ts";
import type { Html } from "./layout.ts";
import { renderMarked } from "./marked-text.ts";

/** The model's new draft beside the present one, field by field, for the reviewer to choose. */
export function renderProposal({ card, proposal }: ReviewCard): Html {
  if (proposal === null || card.status !== "ok" || proposal.card.status !== "ok")
    return html`<section class="proposal" id="part-proposal" data-part hidden></section>`;
  const lists = changedFields(card.draft, proposal.card.draft);
  const paths = [
    ...new Set([...readFields(card.draft).keys(), ...readFields(proposal.card.draft).keys()]),
  ];
  const changed = paths.filter((path) => lists.some((start) => path.startsWith(start)));
  return html`<section class="proposal" id="part-proposal" data-part aria-labelledby="proposal-title">
<h2 id="proposal-title" tabindex="-1">새 초안과 비교하기</h2>
<p>요청 사항: <q>${proposal.remark}</q></p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="proposal-title"><table><thead><tr><th scope="col">칸</th><th scope="col">현재 카드 (${RATING_NAMES.confidence} ${nameGrade("confidence", card.confidence)})</th><th scope="col">새 초안 (${RATING_NAMES.confidence} ${nameGrade("confidence", proposal.card.confidence)})</th></tr></thead>
<tbody>${changed.map((path) => html`<tr><th scope="row"><label>${renderPick(lists, path)}${fieldNameOf(path)}</label></th><td>${renderValue(card, path)}</td><td>${renderValue(proposal.card, path)}</td></tr>`)}</tbody></table></div>
${changed.length === 0 ? html`<p>새 초안은 현재 카드와 같습니다.</p>` : ""}
<p class="acts"><button type="button" class="main" data-act="choose" data-value="new">새 초안으로 바꾸기</button> <button type="button" data-act="choose" data-value="fields">고른 칸만 바꾸기</button> <button type="button" data-act="choose" data-value="old">현재 카드 유지</button></p>
</section>`;
}

/** A box to choose a field; that of a list of another length stands at its first item, for the whole list. */
function renderPick(lists: readonly string[], path: string): Html {
  const own = lists.find((start) => path.startsWith(start));
  const isFirst = own === path || /\[0\](?:\.evidence|\.basis)?$/.test(path.slice(own?.length ?? 0));
  return own !== undefined && isFirst
    ? html`<input type="checkbox" name="field" value="${own}"> `
    : html``;
}

function renderValue(card: Card, path: string): Html {
  if (card.status !== "ok") return html``;
  const text = readFields(card.draft).get(path) ?? "";
  const own = standingFindings(card.findings).filter((finding) => finding.field === path);
  const notes = own.map((finding) => html`<li class="${finding.severity}">${finding.message}</li>`);
  return html`${renderMarked(text, own)}${own.length > 0 ? html`<ul class="findings">${notes}</ul>` : ""}`;
}
