import { html } from "hono/html";
import type { Card } from "../../../core/card/card.ts";
import { RATING_NAMES } from "../../../core/digest/names.ts";
import { readFields } from "../../../core/draft/draft-fields.ts";
import type { PublishPreview, ReviewSentence } from "../../../core/review/review-session.ts";
import { CHOICES, fieldNameOf } from "../../labels.ts";
import type { Html } from "../layout.ts";
import { renderAsRead } from "./as-read.ts";
import { renderWordChange } from "./diff.ts";

type CardPair = PublishPreview["cards"][number];

/** What becomes of a card for its readers, and its badge. */
const CHANGES = {
  new: ["accepted", "새 카드"],
  changed: ["edited", "바뀜"],
  shown: ["edited", "다시 보임"],
  hidden: ["hidden", "숨김"],
  same: ["", "그대로"],
} as const;

function changeOf({ before, after }: CardPair): keyof typeof CHANGES {
  if (after.hidden) return before === null || before.hidden ? "same" : "hidden";
  if (before === null) return "new";
  if (before.hidden) return "shown";
  return JSON.stringify(before) === JSON.stringify(after) ? "same" : "changed";
}

/** Whether readers see another card, or one less. */
export function isChanged(pair: CardPair): boolean {
  return changeOf(pair) !== "same";
}

/** A card in the preview: folded, but for one that changes. */
export function renderCardChange(pair: CardPair): Html {
  const { before, after } = pair;
  const change = changeOf(pair);
  const [kind, name] = CHANGES[change];
  const isOpen = change === "changed" ? html` open` : "";
  return html`<details class="preview"${isOpen}><summary><span class="badge ${kind}">${after.hidden && change === "same" ? CHANGES.hidden[1] : name}</span> <span class="title" lang="en">${after.paper.title}</span>${after.draft?.headline ? html` <span class="headline">${after.draft.headline}</span>` : ""}</summary>
${change === "changed" && before !== null ? renderDifference(before, after) : renderAsRead(after)}</details>`;
}

/** What of a card's texts is another one, word by word, and of its ratings. */
function renderDifference(before: Card, after: Card): Html {
  const [old, fresh] = [before, after].map(fieldsOf);
  const paths = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  const changed = paths.filter((path) => old?.get(path) !== fresh?.get(path));
  return html`${changed.map((path) => renderChange(fieldNameOf(path), nameValue(path, old?.get(path)), nameValue(path, fresh?.get(path))))}
${renderRating("confidence", before, after)}${renderRating("difficulty", before, after)}
<details><summary>카드 전체</summary>${renderAsRead(after)}</details>`;
}

function fieldsOf({ draft }: Card): ReadonlyMap<string, string> {
  return draft === null ? new Map() : readFields(draft);
}

function renderRating(name: keyof typeof RATING_NAMES, before: Card, after: Card): Html {
  if (before[name] === after[name]) return html``;
  return renderChange(RATING_NAMES[name], before[name] ?? "", after[name] ?? "");
}

/** A value of a closed list by its name on the page. */
function nameValue(path: string, value = ""): string {
  return CHOICES[path.replace(/^.*\./, "")]?.[value] ?? value;
}

function renderChange(name: string, before: string, after: string): Html {
  return html`<h4>${name}</h4>${renderWordChange(before, after)}`;
}

/** A sentence of a week in the preview, as it changes. */
export function renderSentenceChange({ was, sentence }: ReviewSentence): Html {
  const isHidden = sentence.hidden === true;
  const name = isHidden ? CHANGES.hidden[1] : was.hidden ? CHANGES.shown[1] : CHANGES.changed[1];
  const papers = [was, sentence].map((one) => one.papers.join(", "));
  return html`<details class="preview" open><summary><span class="badge edited">${name}</span> 이번 주 흐름</summary>
${isHidden || was.text === sentence.text ? html`<p>${sentence.text}</p>` : renderWordChange(was.text, sentence.text)}
${papers[0] === papers[1] ? "" : renderChange(fieldNameOf("papers"), papers[0] ?? "", papers[1] ?? "")}</details>`;
}
