// @ts-check
// Doing acts of the reviewer, one at a time, from what is written to what is told; and what is said to who goes on
// meanwhile.

import { tell } from "./page.js";
import { flush } from "./saving.js";
import { post } from "./sending.js";
import { remember } from "./undo.js";

/** Time after which an act that is under way is told, in milliseconds. */
const SLOW_MS = 500;

/** Longest time that the page waits for the next one, after which it takes keys again, in milliseconds. */
const MAX_LEAVING_MS = 10_000;

/** Most acts that are taken back one after the other before the first of them is answered. */
const MAX_WAITING = 10;

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** The acts that are under way or wait for their turn. */
let count = 0;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving;

/** What the page is busy with, to tell it to who presses a key; an empty text for nothing. */
export function tellBusy() {
  if (leaving !== undefined) return "다음 페이지를 여는 중입니다. 누른 키는 쓰지 않았습니다.";
  return count > 0 ? "앞의 일을 처리하는 중입니다. 누른 키는 쓰지 않았습니다." : "";
}

/** Whether something is to be taken back as soon as the act that is under way is answered. */
export function isAwaited() {
  return count > 1;
}

/** Begins an act, unless another one is under way; then it says so. @param {() => unknown} work */
export function begin(work) {
  const busy = tellBusy();
  return busy === "" ? takeTurn(work) : tell(busy);
}

/** Does something after the act that is under way. @param {() => unknown} work */
export function queue(work) {
  return count < MAX_WAITING && leaving === undefined ? takeTurn(work) : tell(tellBusy());
}

/** @param {() => unknown} work */
async function takeTurn(work) {
  count += 1;
  const slow = setTimeout(() => tell("처리하는 중입니다…"), SLOW_MS);
  const done = last.then(work);
  last = done.catch(() => {});
  try {
    await done;
  } finally {
    clearTimeout(slow);
    count -= 1;
  }
}

/** Leaves for another page; until it is there, keys do nothing. @param {string} url */
export function leaveFor(url) {
  noteLeaving();
  location.assign(url);
}

/** Notes that another page is on its way. */
export function noteLeaving() {
  clearTimeout(leaving);
  leaving = setTimeout(stay, MAX_LEAVING_MS);
}

function stay() {
  clearTimeout(leaving);
  leaving = undefined;
}

// The page is here again when one goes back to it.
addEventListener("pageshow", stay);

/** Does an act after all that was written before, tells what it has done, and remembers how to take it back.
 * @param {string} act @param {Record<string, unknown>} body */
export async function perform(act, body) {
  await flush();
  const answer = await post(act, body);
  if (answer === null) return null;
  remember(answer.done.undo);
  tell(answer.done.text, answer.done.undo !== null);
  return answer;
}
