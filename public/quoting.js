// @ts-check
// Selecting a passage of the abstract, by mouse, touch or keyboard, and making it the quote of a statement.

import { perform } from "./acting.js";
import { focusField, toggle } from "./fields.js";
import { flush } from "./saving.js";

/** What a word is made of: a selection that ends within one takes all of it. */
const IN_WORD = /[\p{L}\p{N}_'’-]/u;

/** The statement that the reviewer has turned to last. */
let current = "";

/** The passage that is offered. */
let passage = "";

const findAbstract = () => document.querySelector(".pane .abstract");

/** The abstract's own text, node by node: the numbers of the quotes are none of it. @param {Element} abstract */
function readAbstract(abstract) {
  /** @type {{ node: Node, from: number }[]} */
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(abstract, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest("sup")) continue;
    nodes.push({ node, from: text.length });
    text += node.textContent ?? "";
  }
  return { nodes, text };
}

/** What is selected of the abstract, in whole words; null for nothing. */
function readSelection() {
  const [abstract, selection] = [findAbstract(), getSelection()];
  if (!abstract || !selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { nodes, text } = readAbstract(abstract);
  const ends = nodes.flatMap(({ node, from }) => {
    if (!range.intersectsNode(node)) return [];
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : (node.textContent?.length ?? 0);
    return start < end ? [from + start, from + end] : [];
  });
  if (ends.length === 0) return null;
  let [start, end] = [Math.min(...ends), Math.max(...ends)];
  const isInside = (/** @type {number} */ at) =>
    IN_WORD.test(text.charAt(at - 1)) && IN_WORD.test(text.charAt(at));
  while (isInside(start)) start -= 1;
  while (isInside(end)) end += 1;
  return { text, start, end, passage: text.slice(start, end).trim() };
}

/** Selects a part of the abstract. @param {number} start @param {number} end */
function select(start, end) {
  const abstract = findAbstract();
  if (!abstract) return;
  const { nodes } = readAbstract(abstract);
  const placeOf = (/** @type {number} */ at) => nodes.findLast(({ from }) => from <= at);
  const [first, last] = [placeOf(start), placeOf(end - 1)];
  if (!first || !last) return;
  getSelection()?.setBaseAndExtent(first.node, start - first.from, last.node, end - last.from);
  last.node.parentElement?.scrollIntoView({ block: "nearest" });
}

/** Begins to select by keyboard: at the passage that is lit, or at the first word. */
export function beginSelecting() {
  const [pane, abstract] = [document.querySelector(".pane"), findAbstract()];
  if (!(pane instanceof HTMLElement) || !abstract) return;
  const { nodes, text } = readAbstract(abstract);
  const lit = nodes.find(({ node }) => node.parentElement?.closest(".lit"));
  const from = lit?.from ?? 0;
  pane.focus();
  select(from, from + (/^\s*\S+/.exec(text.slice(from))?.[0].length ?? 0));
}

/** Moves or grows what is selected, by a word. @param {1 | -1} way @param {boolean} isGrowing */
function step(way, isGrowing) {
  const selected = readSelection();
  if (!selected) return;
  const words = [...selected.text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const first = words.findIndex(({ end }) => end > selected.start);
  const last = words.findLastIndex(({ start }) => start < selected.end);
  const [from, to] = isGrowing ? [first, Math.max(first, last + way)] : [first + way, first + way];
  const [begin, end] = [words[from], words[Math.min(to, words.length - 1)]];
  if (begin && end) select(begin.start, end.end);
}

/** Offers what is selected, as long as it is. */
function offer() {
  const bar = document.querySelector("#quoting");
  if (!(bar instanceof HTMLElement) || bar.contains(document.activeElement)) return;
  const selected = readSelection()?.passage ?? "";
  bar.hidden = selected === "" || !bar.querySelector("[data-item]");
  if (selected === "") return;
  passage = selected;
  showSize(selected.split(/\s+/).length);
  const main = bar.querySelector("#quote-current");
  const own = bar.querySelector(`.targets [data-item="${CSS.escape(current)}"]`);
  if (!(main instanceof HTMLElement)) return;
  main.hidden = !(own instanceof HTMLElement);
  main.dataset.item = current;
  if (own instanceof HTMLElement) main.textContent = `이 구절을 인용으로: ${own.dataset.name}`;
}

/** Says how long the passage is, and how long a quote may be. @param {number} count */
function showSize(count) {
  const size = document.querySelector("#quote-size");
  if (!(size instanceof HTMLElement)) return;
  const [least, most] = [Number(size.dataset.least), Number(size.dataset.most)];
  const over = count > most ? ` · ${count - most} 넘음` : "";
  const under = count < least ? ` · ${least - count} 모자람` : "";
  const text = `${count}단어 (${least}~${most})${over}${under}`;
  if (size.textContent !== text) size.textContent = text;
}

/** Makes the passage the quote of a statement. @param {HTMLElement} button */
export async function quote(button) {
  const { item = "" } = button.dataset;
  const text = passage;
  await flush();
  button.focus(); // a box that has the keyboard would keep what is written in it
  const answer = await perform("quote", { item, text });
  if (answer === null) return;
  getSelection()?.removeAllRanges();
  document.querySelector("#quoting")?.setAttribute("hidden", "");
  if (item.includes("[")) return focusField(`${item}.evidence`);
  const added = [...document.querySelectorAll(`[data-path^="${item}["][data-path$=".text"]`)].at(
    -1,
  );
  if (added) toggle(added, true);
}

for (const kind of ["focusin", "pointerdown"]) {
  document.addEventListener(kind, ({ target }) => {
    const point = target instanceof Element ? target.closest(".point[data-quote]") : null;
    if (point) current = point.getAttribute("data-quote") ?? "";
  });
}

document.addEventListener("selectionchange", offer);

// A press on a button of the offer leaves the selection as it is.
document.addEventListener("pointerdown", (event) => {
  if (event.target instanceof Element && event.target.closest("#quoting")) event.preventDefault();
});
document.addEventListener("mousedown", (event) => {
  if (event.target instanceof Element && event.target.closest("#quoting")) event.preventDefault();
});

/** Does what a key is for while something is selected. @param {KeyboardEvent} event @param {Element} bar */
function pressKey({ key, shiftKey }, bar) {
  if (key === "ArrowRight") return step(1, shiftKey);
  if (key === "ArrowLeft") return step(-1, shiftKey);
  const first = bar.querySelector("button:not([hidden])");
  if (first instanceof HTMLElement) first.focus();
}

/** Gives the selection up, and goes back to the abstract. @param {Element} bar */
function giveUp(bar) {
  getSelection()?.removeAllRanges();
  bar.setAttribute("hidden", "");
  const pane = document.querySelector(".pane");
  if (pane instanceof HTMLElement) pane.focus();
}

const KEYS = ["ArrowLeft", "ArrowRight", "Enter"];

document.addEventListener("keydown", (event) => {
  const bar = document.querySelector("#quoting:not([hidden])");
  if (!bar || !(event.target instanceof Element)) return;
  const isInBar = bar.contains(event.target);
  const isInPane = event.target.matches(".pane");
  if (event.key === "Escape" && (isInBar || isInPane)) giveUp(bar);
  else if (isInPane && KEYS.includes(event.key)) pressKey(event, bar);
  else return;
  event.preventDefault();
});
