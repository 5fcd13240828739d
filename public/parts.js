// @ts-check
// The parts of the page that the server draws anew, put in the places of the old ones. What a person has open or
// is writing stays.

import { buttonOf, findingOf, focusLike } from "./focus.js";
import { keepState } from "./page.js";

const PART = "[data-part]";

/** @typedef {{ revision: number, next: string, parts: Record<string, string>, done: { text: string, undo: number | null } }} Answer */

/** Shows the answer to an act. @param {Answer} answer */
export function receive({ revision, next, parts }) {
  keepState({ revision, next });
  for (const [id, html] of Object.entries(parts)) {
    const part = document.getElementById(id);
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (part && fresh) patch(part, document.importNode(fresh, true));
  }
}

/** Shows the newest state of this page. @param {string} page */
export function receivePage(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  const state = fresh.querySelector("#part-state");
  if (state instanceof HTMLElement) {
    keepState({ revision: state.dataset.revision ?? "0", next: state.dataset.next ?? "" });
  }
  for (const next of fresh.querySelectorAll(PART)) {
    const part = next.parentElement?.closest(PART) ? null : document.getElementById(next.id);
    if (part) patch(part, document.importNode(next, true));
  }
}

/** Changes a part, or only the parts in it when nothing else differs. @param {Element} part @param {Element} next */
function patch(part, next) {
  if (part instanceof HTMLDialogElement && part.open) return;
  if (part.matches("[data-tags][data-unsaved]")) return;
  if (isBox(part) && isBox(next)) return fill(part, next);
  if (shellOf(part) !== shellOf(next)) return replace(part, next);
  for (const inner of partsIn(next)) {
    const old = document.getElementById(inner.id);
    if (old) patch(old, inner);
  }
}

/** The outermost parts in a part. @param {Element} part */
function partsIn(part) {
  const inner = [...part.querySelectorAll(PART)];
  return inner.filter((one) => one.parentElement?.closest(PART) === part);
}

/** A part as the server has sent it, with nothing opened, and without the parts in it. @param {Element} part */
function shellOf(part) {
  const copy = document.importNode(part, true);
  for (const inner of partsIn(copy)) inner.replaceWith(`<${inner.id}>`);
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    if (one.matches("details")) one.removeAttribute("open");
    if (one.matches(".editor")) one.setAttribute("hidden", "");
    if (one.matches(".refusal, .asked")) one.remove();
    if (one.matches("#tag-list, #tag-refusal")) one.replaceChildren(); // they follow the tags, which are a part
    one.classList.remove("lit");
    if (one.classList.length === 0) one.removeAttribute("class");
  }
  return copy.outerHTML;
}

/** @param {Element} one @returns {one is HTMLTextAreaElement | HTMLSelectElement} */
const isBox = (one) => one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;

/** Gives a box the server's text, unless somebody writes in it or its text is not kept yet.
 * @param {HTMLTextAreaElement | HTMLSelectElement} box @param {HTMLTextAreaElement | HTMLSelectElement} next */
function fill(box, next) {
  box.dataset.newest = next.value; // what the server has by now, whatever is written here
  if (isHeld(box)) return;
  box.value = next.value;
  box.dataset.stored = next.value;
}

/** @param {Element} box */
function isHeld(box) {
  const isWriting = box instanceof HTMLTextAreaElement && box === document.activeElement;
  return isWriting || box.hasAttribute("data-unsaved");
}

/** Replaces a part. What is open in it stays open, and what is written there stays. @param {Element} part @param {Element} next */
function replace(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  for (const opened of part.querySelectorAll("details[open]"))
    next
      .querySelector(buttonOf(findingOf(opened)))
      ?.closest("details")
      ?.replaceWith(opened);
  for (const { id } of part.querySelectorAll("input[id]:checked")) {
    const same = next.querySelector(`#${CSS.escape(id)}`);
    if (same instanceof HTMLInputElement) same.checked = true;
  }
  for (const editor of part.querySelectorAll(".editor:not([hidden])")) keepOpen(editor, next);
  part.replaceWith(next);
  if (focused instanceof HTMLElement && next.contains(focused)) focused.focus();
  else if (focused) focusLike(focused);
}

/** @param {Element} editor @param {Element} next */
function keepOpen(editor, next) {
  const box = editor.querySelector("textarea, .find-tag");
  const fresh = box && next.querySelector(`#${CSS.escape(box.id)}`);
  if (!(box instanceof HTMLElement) || !fresh) return;
  fresh.closest(".editor")?.removeAttribute("hidden");
  if (isBox(box) && !isHeld(box)) return;
  if (isBox(fresh)) box.dataset.newest = fresh.value;
  fresh.replaceWith(box);
}
