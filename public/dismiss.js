// @ts-check
// Dismissing a finding: the form that asks for the reason, and what of it stays while the page changes around it.

import { tell } from "./page.js";
import { findingOf, focusOn } from "./parts.js";
import { flush } from "./saving.js";
import { post } from "./sending.js";
import { remember } from "./undo.js";

/** Sends a decision about a finding, and goes on at the button that takes it back.
 * @param {"dismiss" | "restore"} act @param {string} finding @param {object} body */
async function decide(act, finding, body) {
  await flush();
  const answer = await post(act, { finding, ...body });
  if (answer === null) return;
  remember(answer.done.undo);
  tell(answer.done.text, true);
  focusOn(document, finding);
}

/** Takes a dismissal back. @param {HTMLElement} button */
export function restore(button) {
  return decide("restore", findingOf(button), {});
}

document.addEventListener("submit", async (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || !target.closest(".dismiss")) return;
  event.preventDefault();
  if (target.inert) return; // it is on its way
  target.inert = true;
  const reason = target.querySelector("input")?.value ?? "";
  await decide("dismiss", findingOf(target), { reason });
  target.inert = false;
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
