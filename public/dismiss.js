// @ts-check
// Dismissing a finding: the form that asks for the reason, and what of it stays while the page changes around it.

import { begin, perform } from "./acting.js";
import { findingOf, focusFinding } from "./focus.js";

/** Fewest letters of a reason; blanks and signs are none. */
const LEAST_LETTERS = 2;

/** Sends a decision about a finding, and goes on at the button that takes it back.
 * @param {"dismiss" | "restore"} act @param {string} finding @param {object} body */
async function decide(act, finding, body) {
  if (await perform(act, { finding, ...body })) focusFinding(finding);
}

/** Takes a dismissal back. @param {HTMLElement} button */
export function restore(button) {
  return decide("restore", findingOf(button), {});
}

/** Says of a reason that it is none. @param {HTMLInputElement} box */
function judge(box) {
  const letters = box.value.match(/[\p{L}\p{N}]/gu) ?? [];
  const isReason = letters.length >= LEAST_LETTERS;
  box.setCustomValidity(isReason ? "" : `무시하는 이유를 ${LEAST_LETTERS}자 이상 적으세요.`);
}

/** Sends the reason. What has the keyboard keeps it, but takes no more letters. @param {HTMLFormElement} form @param {HTMLInputElement} box */
async function send(form, box) {
  box.readOnly = true;
  await decide("dismiss", findingOf(form), { reason: box.value });
  box.readOnly = false;
}

document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.closest(".dismiss")) judge(target);
});

document.addEventListener("submit", (event) => {
  const { target } = event;
  const box = target instanceof HTMLFormElement && target.querySelector(".dismiss input");
  if (!(target instanceof HTMLFormElement) || !(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  if (!box.readOnly) void begin(() => send(target, box));
});

// At once, and not when the browser has opened it: the next key is part of the reason.
document.addEventListener("click", (event) => {
  const { target } = event;
  const details = target instanceof Element && target.closest(".dismiss summary")?.parentElement;
  if (!(details instanceof HTMLDetailsElement)) return;
  event.preventDefault();
  details.open = !details.open;
  if (details.open) details.querySelector("input")?.focus();
});

document.addEventListener("keydown", (event) => {
  const opened = event.target instanceof Element && event.target.closest("details.dismiss[open]");
  if (!(opened instanceof HTMLDetailsElement) || event.code !== "Escape") return;
  opened.open = false;
  opened.querySelector("summary")?.focus();
});
