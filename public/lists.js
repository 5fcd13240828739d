// @ts-check
// Lists of a card: an item more, less, or in another place. The keyboard stays with the item that is moved.

import { perform } from "./acting.js";
import { toggle } from "./fields.js";
import { tell } from "./page.js";
import { flush, lostFields } from "./saving.js";

/** Where an item stands after it was moved. @param {string} item @param {string} change */
function placeAfter(item, change) {
  const step = { up: -1, down: 1 }[change] ?? 0;
  return item.replace(/\d+/, (at) => `${Number(at) + step}`);
}

/** The item that was added last, as long as it is empty; an empty text for none. */
let fresh = "";

/** Changes a list. @param {HTMLElement} button */
export async function arrange({ dataset: { value: change = "", item = "" } }) {
  await flush();
  const list = item.replace(/\[.*/, "");
  if (lostFields().some((path) => path.startsWith(list))) {
    return tell("이 목록에 저장되지 않은 칸이 있어 옮기지 않았습니다.");
  }
  const writing = leaveBox();
  if ((await perform("arrange", { change, item })) === null) return;
  const own = writing?.path.startsWith(item) ? writing : null;
  const place = placeAfter(item, change);
  const isFresh = item === fresh;
  fresh = isFresh && change !== "remove" ? place : "";
  if (change === "add") openLast(list);
  else if (change === "remove" && isFresh) focusButton(list, "add");
  else if (change === "remove") focusNear(list, item);
  else if (own) goOn(own.path.replace(item, place), own.at);
  else focusButton(place, change);
}

/** Closes the box in which is written: its item may stand elsewhere in a moment. */
function leaveBox() {
  const box = document.activeElement;
  const path = box?.closest("[data-path]")?.getAttribute("data-path");
  for (const editor of document.querySelectorAll(".part li .editor:not([hidden])"))
    editor.setAttribute("hidden", "");
  if (!(box instanceof HTMLTextAreaElement) || !path) return null;
  box.blur();
  return { path, at: box.selectionStart };
}

/** @param {string} path */
const fieldOf = (path) => document.querySelector(`[data-path="${CSS.escape(path)}"]`);

/** Goes on writing where the item stands now. @param {string} path @param {number} at */
function goOn(path, at) {
  const field = fieldOf(path);
  if (!field) return;
  toggle(field, true);
  field.querySelector("textarea")?.setSelectionRange(at, at);
}

/** The buttons of an item, or of the end of a list. @param {string} item @returns {HTMLElement[]} */
function listButtons(item) {
  const all = [
    ...document.querySelectorAll(`[data-act="arrange"][data-item="${CSS.escape(item)}"]`),
  ];
  return all.filter((one) => one instanceof HTMLElement);
}

/** @param {string} item @param {string} change */
function focusButton(item, change) {
  const same = listButtons(item).find(({ dataset }) => dataset.value === change);
  if (same) same.focus();
  else focusEdit(item);
}

/** Goes to the button that opens the text of an item. @param {string} item */
function focusEdit(item) {
  const edit = (fieldOf(item) ?? fieldOf(`${item}.text`))?.querySelector("button.edit");
  if (edit instanceof HTMLElement) edit.focus();
}

/** After an item was taken out: the one that follows it, or the last. @param {string} list @param {string} item */
function focusNear(list, item) {
  const last = item.replace(/\d+/, (at) => `${Number(at) - 1}`);
  const near = [item, last].find((one) => fieldOf(one) ?? fieldOf(`${one}.text`));
  if (near) focusEdit(near);
  else focusButton(list, "add");
}

/** Begins to write a new item. @param {string} list */
function openLast(list) {
  const fields = [...document.querySelectorAll(`[data-path^="${list}["]`)];
  const texts = fields.filter(({ attributes }) =>
    /\](?:\.text)?$/.test(attributes.getNamedItem("data-path")?.value ?? ""),
  );
  const last = texts.at(-1);
  fresh = last?.getAttribute("data-path")?.replace(/\.text$/, "") ?? "";
  if (last) toggle(last, true);
}

/** Takes an item away again that was added, when its box is closed with nothing in it. @param {Element} target in the box */
function takeAway(target) {
  const field = target.closest(`[data-path^="${CSS.escape(fresh)}"]`);
  if (fresh === "" || !field) return;
  const texts = [...document.querySelectorAll(`[data-path^="${CSS.escape(fresh)}"] textarea`)];
  const isEmpty = texts.every((box) => box instanceof HTMLTextAreaElement && box.value === "");
  if (isEmpty)
    listButtons(fresh)
      .find(({ dataset }) => dataset.value === "remove")
      ?.click();
  else fresh = "";
}

document.addEventListener("click", ({ target }) => {
  const close = target instanceof Element && target.closest(".editor .close");
  if (close) takeAway(close);
});

document.addEventListener("keydown", ({ target, code, isComposing }) => {
  if (code === "Escape" && !isComposing && target instanceof HTMLTextAreaElement) takeAway(target);
});

document.addEventListener("keydown", (event) => {
  const { target, code, altKey, ctrlKey, metaKey, isComposing, repeat } = event;
  const change = { ArrowUp: "up", ArrowDown: "down" }[code];
  if (!altKey || ctrlKey || metaKey || isComposing || !change || !(target instanceof Element))
    return;
  const item = target.closest("li:has([data-act=arrange][data-item*='['])");
  if (!item) return;
  event.preventDefault();
  const button = item.querySelector(`[data-act="arrange"][data-value="${change}"]`);
  if (!(button instanceof HTMLElement)) return tell("더 옮길 자리가 없습니다.");
  if (!repeat) button.click();
});
