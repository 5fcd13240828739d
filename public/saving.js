// @ts-check
// Keeping what the reviewer writes: fields go to the server as they are typed, one after the other, and
// nothing that the server has not kept is forgotten without a word.

import { focusField } from "./fields.js";
import { clearNotice, stateOf, tell, warn } from "./page.js";
import { catchUp, describe, inTurn, isCutOff, send } from "./sending.js";
import { boxOf, fieldOf, itemsOf, storedOf } from "./stored.js";
import { remember } from "./undo.js";

/** Rest after the last key before the page says what was saved, in milliseconds. */
const REST_MS = 1_000;

/** @typedef {{ text: string, stroke: number }} Change */

/** Fields with changes that are not sent yet. @type {Map<string, Change>} */
const waiting = new Map();

/** Fields with changes that the server has not kept. @type {Map<string, Change>} */
const lost = new Map();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
let sent = 0;

/** Whether something is not kept yet. */
export function isBusy() {
  return sent > 0 || waiting.size > 0;
}

/** The fields whose text the server has not kept. */
export function lostFields() {
  return [...lost.keys()];
}

/** Gives up what is not kept. */
export function forget() {
  for (const path of [...waiting.keys(), ...lost.keys()]) settle(path);
  waiting.clear();
}

/** Sends what is waiting, one field after the other: what is written while one is under way goes together. */
export async function flush() {
  while (waiting.size > 0) await inTurn(sendNext);
  await inTurn(async () => {});
}

/** Sends everything once more that the server has not kept. */
export function sendAgain() {
  for (const [path, change] of lost) if (!waiting.has(path)) waiting.set(path, change);
  clearNotice();
  return flush();
}

async function sendNext() {
  const [next] = waiting;
  if (next === undefined) return;
  const [path, change] = next;
  waiting.delete(path);
  sent += 1;
  const { status, problem, answer } = await send("edit", bodyOf(path, change));
  sent -= 1;
  if (answer) return keep(path, change.text, answer.done);
  lost.set(path, change);
  if (isCutOff(status))
    return warn(describe(status, {}), [["다시 보내기", () => void sendAgain()]]);
  if (status === 409) return tellConflict(path, problem ?? {});
  refuse(path, describe(status, problem ?? {}));
}

/** What is sent of a field, with what stood there and beside it. @param {string} path @param {Change} change */
function bodyOf(path, change) {
  return { path, ...change, was: storedOf(path), items: itemsOf(path) };
}

/** @param {string} path @param {string} text @param {{ text: string, undo: number | null }} done */
function keep(path, text, done) {
  remember(done.undo);
  const box = boxOf(path);
  if (box) box.dataset.stored = text;
  if (!waiting.has(path)) settle(path);
  clearTimeout(resting);
  resting = setTimeout(() => tell(`${done.text} ${countFindings(path)}`), REST_MS);
}

/** The text of a field is kept, or given up: nothing is said of it any more. @param {string} path */
function settle(path) {
  const wasLost = lost.delete(path);
  const box = boxOf(path);
  box?.removeAttribute("data-unsaved");
  box?.removeAttribute("aria-invalid");
  fieldOf(path)?.querySelector(".refusal")?.remove();
  if (wasLost && lost.size === 0) clearNotice();
}

/** Says at the field itself that its text was not kept. @param {string} path @param {string} text */
function refuse(path, text) {
  const box = boxOf(path);
  if (!box) return;
  const line = fieldOf(path)?.querySelector(".refusal") ?? document.createElement("p");
  line.className = "refusal error";
  line.setAttribute("role", "alert");
  line.textContent = `저장하지 않았습니다. ${text}`;
  box.setAttribute("aria-invalid", "true");
  box.after(line);
}

/** Shows both texts of a field that two people have changed. @param {string} path @param {import("./sending.js").Problem} problem */
function tellConflict(path, problem) {
  const overwrite = async () => {
    await catchUp();
    const box = boxOf(path);
    if (box?.dataset.newest !== undefined) box.dataset.stored = box.dataset.newest; // it was seen, and is replaced knowingly
    await sendAgain();
  };
  const giveUp = async () => {
    settle(path);
    clearNotice();
    await catchUp();
    const box = boxOf(path);
    if (box instanceof HTMLTextAreaElement && !box.hasAttribute("data-unsaved")) {
      box.value = box.dataset.newest ?? box.value;
      box.dataset.stored = box.value;
    }
    focusField(path);
  };
  /** @type {[string, () => void]} */
  const own = ["내 글로 덮어쓰기", () => void overwrite()];
  const name = fieldOf(path)?.querySelector("label, .hint")?.textContent?.split(" · ")[0] ?? "";
  warn(
    `${name}: ${describe(409, problem)}`,
    [
      ...(problem.current === undefined ? [] : [own]), // there is nothing of this field to overwrite
      ["내 글 버리고 최신 내용 보기", () => void giveUp()],
    ],
    problem.texts,
  );
}

/** @param {string} path */
function countFindings(path) {
  const count = (/** @type {string} */ kind) =>
    fieldOf(path)?.querySelectorAll(`li.${kind}`).length ?? 0;
  const [errors, warnings] = [count("error"), count("warning")];
  return errors + warnings > 0
    ? `이 칸에 오류 ${errors}건, 주의 ${warnings}건`
    : "이 칸에 오류 없음";
}

/** The number of the changes of one field in one go: it is another one each time the field is entered. */
let stroke = Date.now();

document.addEventListener("focusin", () => {
  stroke += 1;
});

document.addEventListener("input", ({ target }) => {
  const isBox = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  const path = isBox && target.closest("[data-path]")?.getAttribute("data-path");
  if (!path) return;
  void change(path, target.value);
});

/** Sends another value of a field at once. @param {string} path @param {string} text */
export function change(path, text) {
  boxOf(path)?.setAttribute("data-unsaved", "");
  waiting.set(path, { text, stroke });
  return flush();
}

/** Where a page that goes away leaves word that something was under way, for the one that comes next. */
const ON_ITS_WAY = "papercards-on-its-way";

/** What is still waiting when the page goes away is sent all the same, behind the change that is under way. */
function sendRest() {
  if (isBusy()) sessionStorage.setItem(ON_ITS_WAY, "");
  let revision = Number(stateOf("revision")) + sent;
  for (const [path, change] of waiting) {
    void send("edit", bodyOf(path, change), revision++);
  }
  waiting.clear();
}

addEventListener("beforeunload", (event) => {
  sendRest();
  if (lost.size > 0) event.preventDefault();
});

addEventListener("pagehide", sendRest);

// The page before may have sent its last words beside the request for this one, which does not show them then.
if (sessionStorage.getItem(ON_ITS_WAY) !== null) {
  sessionStorage.removeItem(ON_ITS_WAY);
  void catchUp();
}
