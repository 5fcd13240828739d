// @ts-check
// Dismissing a finding: the form that asks for the reason, and what of it stays while the page changes around it.

import { findingOf, focusOn, receive, tell } from "./page.js";
import { flush, post } from "./saving.js";

/** Sends a decision about a finding, and goes on at the button that takes it back.
 * @param {"dismiss" | "restore"} act @param {string} finding @param {object} body @param {string} done */
async function decide(act, finding, body, done) {
  const page = (await flush()) ? await post(act, { finding, ...body }) : null;
  if (page === null) return;
  receive(page);
  tell(done);
  focusOn(document, finding);
}

/** Takes a dismissal back. @param {HTMLElement} button */
export function restore(button) {
  return decide("restore", findingOf(button), {}, "지적을 되돌렸습니다.");
}

document.addEventListener("submit", async (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || !target.closest(".dismiss")) return;
  event.preventDefault();
  if (target.inert) return; // it is on its way
  target.inert = true;
  const reason = target.querySelector("input")?.value ?? "";
  await decide("dismiss", findingOf(target), { reason }, "지적을 무시했습니다.");
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
