// @ts-check
// Taking back what was done: the numbers of the acts of this tab, also of those on the cards before.

import { placeOf, tell } from "./page.js";
import { drawAgain, post } from "./sending.js";

/** Acts that a tab remembers; the server remembers as many. */
const MAX_ACTS = 200;

const KEY = "papercards-acts";

/** @returns {{ name: string, act: number }[]} */
function readActs() {
  return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
}

/** @param {{ name: string, act: number }[]} acts */
const writeActs = (acts) => sessionStorage.setItem(KEY, JSON.stringify(acts.slice(-MAX_ACTS)));

/** Remembers an act that can be taken back. @param {number | null} act */
export function remember(act) {
  const acts = readActs();
  if (act === null || acts.at(-1)?.act === act) return;
  writeActs([...acts, { name: placeOf().name, act }]);
}

/** Takes back the last act of this day or week. */
export async function undo() {
  const { name, card } = placeOf();
  const acts = readActs();
  const last = acts.findLast((one) => one.name === name);
  if (last === undefined) return tell("되돌릴 것이 없습니다.");
  const answer = await post("undo", { act: last.act, card });
  writeActs(acts.filter((one) => one !== last));
  if (!answer) return;
  if (card === "") await drawAgain();
  tell(answer.done.text);
}
