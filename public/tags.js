// @ts-check
// Choosing tags: ticking them, finding them by name, and what is said where one more or less is too much.

import { change } from "./saving.js";

/** What the card has, in its order; the boxes follow it. */
function findState() {
  const state = document.querySelector("#text-tags");
  return state instanceof HTMLElement ? state : null;
}

const readTags = () => (findState()?.dataset.tags ?? "").split(", ").filter(Boolean);

/** @returns {HTMLInputElement[]} */
function listBoxes() {
  const all = [...document.querySelectorAll("#tag-list input")];
  return all.filter((one) => one instanceof HTMLInputElement);
}

/** The boxes that are found by what is searched. */
const listShown = () => listBoxes().filter((box) => !box.closest("li")?.hidden);

/** Ticks what the card has. */
function showTags() {
  const tags = readTags();
  for (const box of listBoxes()) box.checked = tags.includes(box.value);
}

/** @param {string} text */
function refuse(text) {
  const line = document.querySelector("#tag-refusal");
  if (line) line.textContent = text;
}

/** Takes a tag in or out, as its box says. @param {HTMLInputElement} box */
function choose({ checked, value }) {
  const state = findState();
  if (!state) return;
  const others = readTags().filter((tag) => tag !== value);
  const tags = checked ? [...others, value] : others;
  const most = Number(state.dataset.most);
  const isBad = tags.length === 0 || tags.length > most;
  refuse(
    isBad
      ? checked
        ? `태그는 ${most}개까지입니다. 하나를 빼고 고르세요.`
        : "태그는 하나 이상 있어야 합니다."
      : "",
  );
  if (isBad) return showTags();
  state.dataset.stored ??= state.dataset.tags ?? "";
  state.dataset.tags = tags.join(", ");
  void change("tags", tags.join(", "));
}

/** Shows the tags whose names have what is searched. @param {string} text */
function show(text) {
  const wanted = text.trim().toLowerCase();
  for (const box of listBoxes()) {
    const item = box.closest("li");
    if (item) item.hidden = !item.textContent?.toLowerCase().includes(wanted);
  }
}

/** @param {string} text */
function find(text) {
  show(text);
  refuse(listShown().length === 0 ? "목록에 그런 태그가 없습니다." : "");
}

/** Goes from box to box, and from the first back to the search. @param {Element} from @param {1 | -1} way */
function step(from, way) {
  const stops = [document.querySelector("#find-tag"), ...listShown()];
  const next = stops[stops.indexOf(from) + way];
  if (next instanceof HTMLElement) next.focus();
}

/** Ticks a box, or the first that is found. What was searched is replaced by what is typed next. @param {HTMLInputElement} target */
function press(target) {
  if (target.id !== "find-tag") return target.click();
  listShown()[0]?.click();
  target.select();
}

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.closest("#tag-list")) choose(target);
});

document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.id === "find-tag") find(target.value);
});

document.addEventListener("keydown", (event) => {
  const { target, code, isComposing } = event;
  if (!(target instanceof HTMLInputElement) || isComposing) return;
  if (!target.closest("#tag-list, #find-tag")) return;
  if (code === "ArrowDown" || code === "ArrowUp") step(target, code === "ArrowDown" ? 1 : -1);
  else if (code === "Enter") press(target);
  else return;
  event.preventDefault();
});

new MutationObserver((changes) => {
  const isState = (/** @type {Node} */ node) =>
    node instanceof Element && node.matches("#text-tags, :has(#text-tags)");
  if (!changes.some(({ addedNodes }) => [...addedNodes].some(isState))) return;
  showTags();
  const search = document.querySelector("#find-tag");
  if (search instanceof HTMLInputElement) show(search.value);
}).observe(document.body, { childList: true, subtree: true });
