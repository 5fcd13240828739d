// @ts-check
// From finding to finding: the errors first, then the warnings, in the order of the card.

import { tell } from "./page.js";

/** The finding that was gone to last, and its place among all. */
let last = { name: "", place: 0 };

/** @returns {HTMLElement[]} */
function listFindings() {
  return ["error", "warning"].flatMap((kind) =>
    [...document.querySelectorAll(`.findings li.${kind}[data-finding]`)].filter(
      (one) => one instanceof HTMLElement,
    ),
  );
}

/** The place of the last finding, be it another one than before; -1 when it is gone. @param {HTMLElement[]} all */
function placeOfLast(all) {
  const isLast = (/** @type {HTMLElement | undefined} */ one) => one?.dataset.finding === last.name;
  return isLast(all[last.place]) ? last.place : all.findIndex(isLast);
}

/** The finding that was gone to last, while it is there. */
export function currentFinding() {
  const all = listFindings();
  return all[placeOfLast(all)] ?? null;
}

/** Goes to the next finding, or to the one before; behind the last it begins again, and says so. @param {1 | -1} way */
export function step(way) {
  const all = listFindings();
  if (all.length === 0) return tell("이 카드에는 오류와 주의가 없습니다.");
  const place = placeOfLast(all);
  const gone = way === 1 ? last.place : last.place - 1; // another one stands there now
  const wanted = place < 0 ? gone : place + way;
  const next = (wanted + all.length) % all.length;
  const finding = all[next];
  last = { name: finding?.dataset.finding ?? "", place: next };
  finding?.focus();
  finding?.scrollIntoView({ block: "nearest" });
  if (wanted >= all.length) tell("마지막 지적까지 보았습니다. 처음 지적으로 돌아왔습니다.");
  else if (wanted < 0) tell("처음 지적입니다. 마지막 지적으로 갔습니다.");
}
