// @ts-check
// The keyboard. Which keys there are is said by the dialog that shows them; here is what they do.

import { tellBusy } from "./acting.js";
import { finish, toggle } from "./fields.js";
import { currentFinding, step } from "./findings.js";
import { boxAt, boxTakenAt } from "./focus.js";
import { tell } from "./page.js";
import { beginSelecting } from "./quoting.js";
import { isOff } from "./switch.js";

/** Time after the last letter that was typed in a box that the page has left by itself, in milliseconds. */
const REST_MS = 1_000;

/** What keys do that press nothing on the page, by the names of the dialog. @type {Record<string, () => void>} */
const COMMANDS = {
  nextFinding: () => step(1),
  lastFinding: () => step(-1),
  edit: openField,
  filter: turnFilter,
  quote: beginSelecting,
  help: () => findDialog()?.showModal(),
};

/** What may be pressed while an act is under way: it waits for its turn, or changes nothing. */
const ANY_TIME = ["undo", "help"];

/** When a letter was typed that was meant for a box: in one, or while the page was busy. */
let typedAt = Number.NEGATIVE_INFINITY;

function findDialog() {
  const dialog = document.querySelector("dialog#keys");
  return dialog instanceof HTMLDialogElement ? dialog : null;
}

/** Opens the field in focus, or that of the finding that was gone to, or the first with a finding, or the first. */
function openField() {
  const fields = ".field, .choice";
  const field =
    document.activeElement?.closest(fields) ??
    currentFinding()?.closest(fields) ??
    document.querySelector(":is(.field, .choice):has(.findings .error)") ??
    document.querySelector(":is(.field, .choice):has(.findings .warning)") ??
    document.querySelector(".field");
  if (field) toggle(field, true);
}

/** Goes to the filter after the one that is on. */
function turnFilter() {
  const filters = [...document.querySelectorAll(".filters a")];
  const at = filters.findIndex((filter) => filter.hasAttribute("aria-current"));
  const next = filters[(at + 1) % filters.length];
  if (next instanceof HTMLElement) next.click();
}

/** The row of the dialog for a key. @param {KeyboardEvent} event */
function rowOf({ key, code, shiftKey }) {
  const pressed = `${shiftKey ? "Shift+" : ""}${code}`;
  const all = [...document.querySelectorAll("#keys [data-press]")];
  return all.find(({ attributes }) => {
    const wanted = attributes.getNamedItem("data-press")?.value;
    return wanted === pressed || wanted === key;
  });
}

/** Whether the page has taken a box away under the hand of somebody who types. @param {KeyboardEvent} event */
function isStillTyping({ timeStamp }) {
  if (timeStamp - Math.max(typedAt, boxTakenAt()) > REST_MS) return false;
  typedAt = timeStamp;
  return true;
}

/** Notes what is typed in a box; who leaves it by a key knows that. @param {KeyboardEvent} event @param {Element} box */
function noteTyping({ key, code, timeStamp, isComposing }, box) {
  typedAt = timeStamp;
  if (isComposing) return;
  const isSent = key === "Enter" && box.matches("input") && !box.closest(".editor");
  const isLeaving = isSent || ["Escape", "Tab"].includes(code);
  if (isLeaving || box.matches("select")) typedAt = Number.NEGATIVE_INFINITY;
  const field = box.closest(".field");
  if (code === "Escape" && field && box.closest(".editor")) toggle(field, false);
}

/** Ends what is written in a box, where the event says so. @param {KeyboardEvent} event @param {Element} target */
function finishBy(event, target) {
  const { key, altKey, shiftKey, isComposing } = event;
  const box = key === "Enter" && !(altKey || shiftKey || isComposing) ? boxAt(target) : null;
  if (box === null) return;
  event.preventDefault();
  typedAt = Number.NEGATIVE_INFINITY;
  finish(box);
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (event.ctrlKey || event.metaKey) return finishBy(event, target);
  if (event.altKey || target.closest("dialog")) return;
  const box = boxAt(target);
  if (box) return noteTyping(event, box);
  const row = event.isComposing ? undefined : rowOf(event);
  const name = row?.getAttribute("data-command") ?? "";
  // A key that is held acts once.
  if (isEarly(event, name) || row === undefined || isStillTyping(event) || event.repeat) return;
  if (!(row.hasAttribute("data-single") && isOff())) act(event, name);
});

/** Whether a letter comes before the page has done what was asked of it: it may be meant for a box that is not there
 * yet, and is told instead of being done. @param {KeyboardEvent} event @param {string} name what it would do */
function isEarly({ key, timeStamp, isComposing }, name) {
  const busy = tellBusy();
  if (busy === "" || ANY_TIME.includes(name)) return false;
  if (!isComposing && !/^[^\s]$/u.test(key)) return false;
  typedAt = timeStamp;
  if (!isOff()) tell(busy);
  return true;
}

/** Does what a key is for, or presses what it presses. @param {KeyboardEvent} event @param {string} name */
function act(event, name) {
  const pressed = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
  if (name in COMMANDS) COMMANDS[name]?.();
  else if (!(pressed instanceof HTMLElement)) return;
  else if (pressed.matches(":disabled")) tell(pressed.dataset.why ?? "");
  else pressed.click();
  event.preventDefault();
}

document.addEventListener("pointerdown", () => {
  typedAt = Number.NEGATIVE_INFINITY;
});

document.addEventListener("click", ({ target }) => {
  const name = target instanceof Element && target.closest("[data-key]")?.getAttribute("data-key");
  if (name && name in COMMANDS) COMMANDS[name]?.();
});
