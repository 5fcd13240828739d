// @ts-check
// Statements and the passages that they quote light up together, and the source shows the passage.

import { reveal } from "./reveal.js";

/** Time that the mouse rests on a statement before the source moves, in milliseconds. */
const DWELL_MS = 150;

const SIDES = "[data-quote], [data-quotes]";

/** The buttons behind a text, while the keyboard is on one. */
const BUTTONS = ".beside :focus-visible";

/** What is lit. */
let lit = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let dwelling;

/** What something on the page quotes or is quoted by; null where that is nothing. @param {EventTarget | null} target */
function nameOf(target) {
  const one = target instanceof Element ? target.closest(SIDES) : null;
  return one?.getAttribute("data-quote") ?? one?.getAttribute("data-quotes") ?? null;
}

/** @param {string} names @param {string} [which] */
function findLit(names, which = SIDES) {
  const wanted = names.split(" ");
  return [...document.querySelectorAll(which)].filter((one) =>
    nameOf(one)
      ?.split(" ")
      .some((name) => name !== "" && wanted.includes(name)),
  );
}

/** Lights what belongs together; it stays lit until something else is. @param {string} names */
function light(names) {
  lit = names;
  const both = new Set(findLit(names));
  for (const one of document.querySelectorAll(".lit"))
    if (!both.has(one)) one.classList.remove("lit");
  for (const one of both) if (!one.classList.contains("lit")) one.classList.add("lit");
}

/** Shows the whole of the item, or else of the text, whose button has the keyboard; the style says what lies on the page's edges. @param {Element} button */
function showText(button) {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room =
    innerHeight - Number.parseFloat(scrollPaddingTop) - Number.parseFloat(scrollPaddingBottom);
  const texts = [button.closest(".point"), button.closest(".field")?.querySelector(".shown")];
  const whole = texts.find((one) => one && one.getBoundingClientRect().height <= room);
  whole?.scrollIntoView({ block: "nearest" });
}

/** Shows in the source what a statement quotes. */
function follow() {
  clearTimeout(dwelling);
  const pane = document.querySelector(".pane");
  if (pane) reveal(pane, findLit(lit, ".pane [data-quotes]"));
}

document.addEventListener("mouseover", ({ target }) => {
  const names = nameOf(target);
  clearTimeout(dwelling);
  if (names === null) return;
  light(names);
  const isInSource = target instanceof Element && target.closest(".pane");
  if (!isInSource) dwelling = setTimeout(follow, DWELL_MS);
});

document.addEventListener("focusin", ({ target }) => {
  const names = nameOf(target);
  const isInField = target instanceof Element && target.closest(".field, .choice");
  if (names === null && !isInField) return;
  light(names ?? "");
  follow();
  if (target instanceof Element && target.matches(BUTTONS)) showText(target);
});

document.addEventListener("click", ({ target }) => {
  const names = nameOf(target);
  if (names === null) return;
  light(names);
  follow();
  const isInSource = target instanceof Element && target.closest(".pane");
  if (isInSource) findLit(names, "[data-quote]")[0]?.scrollIntoView({ block: "nearest" });
});

// What is drawn anew is lit as it was.
new MutationObserver(() => light(lit)).observe(document.body, { childList: true, subtree: true });
