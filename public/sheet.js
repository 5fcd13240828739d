// @ts-check
// On a small screen: the sheet with the source, and the list of cards, which is there when it is asked for. On a
// large one: the list shows the card of the page.

import { reveal } from "./reveal.js";

/** Whether the sheet is closed stays so from card to card. */
const SIZE = "papercards-sheet";

/** @param {Element} sheet @param {string} size `peek`, `whole` or `closed` */
function resize(sheet, size) {
  sheet.setAttribute("data-size", size);
  const [whole, closed] = ["whole", "closed"].map((name) =>
    sheet.querySelector(`[data-sheet="${name}"]`),
  );
  whole?.setAttribute("aria-expanded", `${size === "whole"}`);
  closed?.setAttribute("aria-expanded", `${size !== "closed"}`);
  if (whole) whole.textContent = size === "whole" ? "인용만" : "초록 전체";
  if (closed) closed.textContent = size === "closed" ? "초록 열기" : "초록 닫기";
}

/** Shows or hides the list of cards. @param {Element} button @param {boolean} isOpen */
function showList(button, isOpen) {
  button.setAttribute("aria-expanded", `${isOpen}`);
  document.documentElement.toggleAttribute("data-list", isOpen);
  const current =
    document.querySelector('#cards [aria-current="page"]') ?? document.querySelector("#cards a");
  if (isOpen && current instanceof HTMLElement) current.focus();
  else if (button instanceof HTMLElement) button.focus();
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest("[data-sheet]");
  const sheet = button?.closest(".sheet");
  const wanted = button?.getAttribute("data-sheet") ?? "";
  if (sheet) {
    const size = sheet.getAttribute("data-size") === wanted ? "peek" : wanted;
    sessionStorage.setItem(SIZE, size === "closed" ? size : "peek");
    resize(sheet, size);
    reveal(sheet.querySelector(".pane") ?? sheet, [...sheet.querySelectorAll(".lit")]);
  }
  const toggle = target.closest("#list-toggle");
  if (toggle) showList(toggle, toggle.getAttribute("aria-expanded") !== "true");
});

document.addEventListener("keydown", ({ code, target }) => {
  const toggle = document.querySelector('#list-toggle[aria-expanded="true"]');
  const isInList = target instanceof Element && target.closest("#cards");
  if (toggle && isInList && code === "Escape") showList(toggle, false);
});

const sheet = document.querySelector(".sheet");
if (sheet) resize(sheet, sessionStorage.getItem(SIZE) ?? "peek");

const list = document.querySelector("#cards");
if (list) reveal(list, [...list.querySelectorAll('[aria-current="page"]')]);
