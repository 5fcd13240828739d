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

/** A name as it is compared: capitals, blanks and hyphens make no other one. @param {string} text */
const toPlain = (text) => text.toLowerCase().replaceAll(/[\s_-]+/g, "");

/** The tags that somebody has written, one after the other, with commas or number signs. @param {string} text */
const readWanted = (text) =>
  text
    .split(/[,，、;#]/)
    .map(toPlain)
    .filter(Boolean);

/** The names of a tag, of which one is Korean. @param {HTMLInputElement} box */
const namesOf = ({ value, labels }) => [
  toPlain(value),
  toPlain(labels?.[0]?.querySelector("small")?.textContent ?? ""),
];

/** Whether a tag is among those that are looked for; without any, all are. @param {HTMLInputElement} box @param {string[]} wanted */
const isWanted = (box, wanted) =>
  wanted.length === 0 || namesOf(box).some((name) => wanted.some((one) => name.includes(one)));

/** The tag of that name, or else the first that has it in its name. @param {string} wanted */
const findBox = (wanted) =>
  listBoxes().find((box) => namesOf(box).includes(wanted)) ??
  listBoxes().find((box) => isWanted(box, [wanted]));

/** Shows the tags whose names have what is searched. @param {string} text */
function show(text) {
  const wanted = readWanted(text);
  for (const box of listBoxes()) {
    const item = box.closest("li");
    if (item) item.hidden = !isWanted(box, wanted);
  }
}

/** @param {string} text */
function find(text) {
  show(text);
  refuse(listShown().length === 0 ? "목록에 그런 태그가 없습니다." : "");
}

/** Ticks each of several tags, and says which are none. @param {string[]} wanted */
function chooseAll(wanted) {
  refuse("");
  for (const one of wanted) {
    const box = findBox(one);
    if (box && !box.checked) box.click();
  }
  const unknown = wanted.filter((one) => !findBox(one));
  if (unknown.length === 0) return;
  const told = document.querySelector("#tag-refusal")?.textContent ?? "";
  refuse(`${told} 목록에 없는 태그: ${unknown.join(", ")}.`.trim());
}

/** Goes from box to box, and from the first back to the search. @param {Element} from @param {1 | -1} way */
function step(from, way) {
  const stops = [document.querySelector("#find-tag"), ...listShown()];
  const next = stops[stops.indexOf(from) + way];
  if (next instanceof HTMLElement) next.focus();
}

/** Ticks a box, or what is searched. What was searched is replaced by what is typed next. @param {HTMLInputElement} target */
function press(target) {
  if (target.id !== "find-tag") return target.click();
  const [first, ...others] = readWanted(target.value);
  if (first !== undefined && others.length > 0) chooseAll([first, ...others]);
  else if (first !== undefined) findBox(first)?.click();
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
  if (!(target instanceof HTMLInputElement) || isComposing || event.defaultPrevented) return;
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
