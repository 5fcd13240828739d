import { html } from "hono/html";
import type { Card, DraftedCard } from "../../core/card/card.ts";
import { standingFindings } from "../../core/checks/finding.ts";
import { nameGrade, RATING_NAMES, SEVERITY_NAMES } from "../../core/digest/names.ts";
import { changedFields, readFields } from "../../core/draft/draft-fields.ts";
import type { ReviewCard } from "../../core/review/review-session.ts";
import { CHOICES, fieldNameOf } from "../labels.ts";
import type { Html } from "./layout.ts";
import { type CardNumbers, nameCards } from "./name-cards.ts";
import { renderWordDiff } from "./writing/word-diff.ts";

/** The model's new draft beside the present one, field by field, for the reviewer to choose. */
export function renderProposal(
  { card, proposal }: ReviewCard,
  numbers: CardNumbers = new Map(),
): Html {
  if (proposal === null || card.status !== "ok" || proposal.card.status !== "ok")
    return html`<section class="proposal" id="part-proposal" data-part hidden></section>`;
  const sides = { old: card, fresh: proposal.card, numbers };
  const changed = changedFields(card.draft, proposal.card.draft);
  return html`<section class="proposal" id="part-proposal" data-part aria-labelledby="proposal-title">
<h2 id="proposal-title" tabindex="-1">새 초안과 비교하기</h2>
<p>요청 사항: <q>${proposal.remark}</q></p>
<p class="hint">${RATING_NAMES.confidence}: 현재 카드 ${gradeOf(card)}, 새 초안 ${gradeOf(proposal.card)}. 칸마다 고른 뒤 ‘고른 대로 바꾸기’를 누르세요. 고르지 않은 글은 발행할 때까지 다시 볼 수 있습니다.</p>
${changed.map((path) => renderPair(sides, path))}
${changed.length === 0 ? html`<p>새 초안은 현재 카드와 같습니다.</p>` : ""}
<p class="acts">${changed.length === 0 ? "" : html`<button type="button" class="main" data-act="choose" data-value="fields">고른 대로 바꾸기</button> <button type="button" data-act="choose" data-value="new">모두 새 초안으로 바꾸기</button> `}<button type="button" data-act="choose" data-value="old">현재 카드 유지</button></p>
</section>`;
}

function gradeOf({ confidence }: DraftedCard): string {
  return nameGrade("confidence", confidence);
}

type Sides = { old: DraftedCard; fresh: DraftedCard; numbers: CardNumbers };

/** A field, or a list of another length as a whole, in both drafts, to choose one. */
function renderPair(sides: Sides, path: string): Html {
  const name = path.replaceAll(/\W+/g, "-");
  const id = `pick-${name}`;
  const { numbers } = sides;
  const texts = renderWordDiff(readText(sides.old, path), readText(sides.fresh, path));
  return html`<fieldset class="pair" id="pair-${name}" data-part><legend>${fieldNameOf(path)}</legend>
${renderSide({ id: `${id}-old`, path, name: "현재 카드 유지", text: texts.old, card: sides.old, numbers })}
${renderSide({ id: `${id}-new`, path, name: "새 초안으로 바꾸기", text: texts.fresh, card: sides.fresh, numbers })}</fieldset>`;
}

type Side = {
  id: string;
  path: string;
  name: string;
  text: Html;
  card: DraftedCard;
  numbers: CardNumbers;
};

function renderSide({ id, path, name, text, card, numbers }: Side): Html {
  const isNew = id.endsWith("-new");
  return html`<div class="side-of-pair"><label><input type="radio" id="${id}" name="pick ${path}" value="${isNew ? path : ""}" autocomplete="off" aria-describedby="${id}-text"${isNew ? "" : html` checked`}> ${name}</label><p id="${id}-text">${text}</p>${renderNotes(card, path, numbers)}</div>`;
}

/** The text of a field; of a list of another length the texts of all its items, one a line. */
function readText({ draft }: DraftedCard, path: string): string {
  const fields = [...readFields(draft)].filter(
    ([field]) => field === path || field.startsWith(`${path}[`),
  );
  return fields
    .map(([field, text]) => CHOICES[field.replace(/^.*\./, "")]?.[text] ?? text)
    .join("\n");
}

function renderNotes({ findings }: Card, path: string, numbers: CardNumbers): Html {
  const standing = standingFindings<(typeof findings)[number]>(findings);
  const own = standing.filter(({ field }) => field === path || field.startsWith(`${path}[`));
  if (own.length === 0) return html``;
  return html`<ul class="findings">${own.map(({ severity, message }) => html`<li class="${severity}"><span><strong>${SEVERITY_NAMES[severity]}</strong> ${nameCards(message, numbers)}</span></li>`)}</ul>`;
}
