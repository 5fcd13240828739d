// @ts-check
// What the review page does in the browser: sends the reviewer's acts to the server, and puts the parts of
// its answer that have changed in their places.

import { begin, isAwaited, leaveFor, noteLeaving, perform, queue } from "./acting.js";
import { lookAtAsking, seen } from "./asking.js";
import { restore } from "./dismiss.js";
import { focusField, toggle } from "./fields.js";
import "./focus.js";
import "./keys.js";
import { arrange } from "./lists.js";
import { stateOf, tell } from "./page.js";
import { quote } from "./quoting.js";
import { flush, forget, isBusy, lostFields } from "./saving.js";
import { drawAgain, post } from "./sending.js";
import "./tags.js";
import { undo } from "./undo.js";
import "./light.js";
import "./sheet.js";

/** What was done on the page before. */
const TOLD = "papercards-told";

/** Goes to another page, and says there what was done here. @param {string} url @param {string} text */
function goOn(url, text) {
  if (isAwaited()) return; // it is taken back in a moment
  const [path] = lostFields();
  if (path !== undefined) {
    tell("저장되지 않은 칸이 있어 이 카드에 머뭅니다.");
    const box = document.querySelector(`[data-path="${CSS.escape(path)}"] :is(textarea, select)`);
    return box instanceof HTMLElement ? box.focus() : undefined;
  }
  sessionStorage.setItem(TOLD, text);
  leaveFor(url);
}

/** The fields in which the reviewer has chosen the new draft. */
function chosenFields() {
  const chosen = [...document.querySelectorAll(".proposal input:checked")];
  return chosen.flatMap((box) => (box instanceof HTMLInputElement && box.value ? [box.value] : []));
}

/** Chooses between two drafts, and goes back to the card. @param {unknown} choice */
async function choose(choice) {
  const answer = await perform("choose", { choice });
  if (answer) document.getElementById("card-title")?.focus();
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTS = {
  decide: async ({ dataset }) => {
    const answer = await perform("decide", { decision: dataset.value ?? "" });
    if (answer && dataset.value !== "open") goOn(stateOf("next"), answer.done.text);
  },
  revert: async ({ dataset: { value } }) => {
    if (value === undefined) forget();
    await perform("revert", value === undefined ? {} : { path: value });
    if (value === undefined) document.getElementById("card-title")?.focus();
    else focusField(value);
  },
  reconsider: async () => {
    if (await perform("reconsider", {})) document.getElementById("proposal-title")?.focus();
  },
  begin: async () => {
    const first = (await perform("begin", {})) && document.querySelector(".reader .field");
    if (first) toggle(first, true);
  },
  arrange,
  quote,
  choose: ({ dataset }) => {
    const fields = chosenFields();
    if (dataset.value === "fields" && fields.length === 0) {
      return tell("새 초안으로 바꿀 칸을 하나 이상 고르세요.");
    }
    return choose(dataset.value === "fields" ? { fields } : dataset.value);
  },
  undo: async () => {
    await flush();
    await undo();
  },
  ask: () => {
    const dialog = document.querySelector("dialog#ask");
    if (!(dialog instanceof HTMLDialogElement)) return;
    dialog.returnValue = "";
    dialog.showModal();
  },
  restore,
  accept: async () => {
    const listed = [...document.querySelectorAll("[data-accept]")];
    const ids = listed.map((one) => one.getAttribute("data-accept"));
    const answer = await perform("accept", { ids });
    if (answer) goOn(answer.next, answer.done.text);
  },
  seen: ({ dataset: { value = "" } }) => seen(value.split(",").map(Number)),
  publish: async () => {
    const answer = await post("publish", {});
    if (answer === null) return;
    await drawAgain();
    const written = document.getElementById("written");
    if (written) written.innerHTML = answer.written;
    tell("발행했습니다.");
    (document.getElementById("done") ?? written)?.focus();
  },
};

document.addEventListener(
  "close",
  async ({ target }) => {
    if (!(target instanceof HTMLDialogElement) || target.returnValue !== "ask") return;
    const box = target.querySelector("textarea");
    const remark = box?.value ?? "";
    const answer = await perform("ask", { remark });
    if (answer && box?.value === remark) box.value = ""; // what is written meanwhile is another wish
    await lookAtAsking();
  },
  true,
);

/** Goes where a link leads, after all that is written was sent. @param {Event} event @param {HTMLAnchorElement} link */
function follow(event, { href, target }) {
  const isElsewhere = new URL(href).pathname !== location.pathname || !href.includes("#");
  if (target === "" && isElsewhere) noteLeaving();
  if (!isBusy()) return;
  event.preventDefault();
  void flush().then(() => location.assign(href));
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("[data-act]");
  if (button instanceof HTMLElement) {
    const { act = "" } = button.dataset;
    return void (act === "undo" ? queue : begin)(() => ACTS[act]?.(button));
  }
  const link = event.target.closest("a[href^='/']");
  const isInTab = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (link instanceof HTMLAnchorElement && isInTab) follow(event, link);
});

// After what was done on the page before, and before publishing, the keyboard goes on at the right place.
const told = sessionStorage.getItem(TOLD);
if (told) tell(told, true);
sessionStorage.removeItem(TOLD);
const start = [location.hash.slice(1), "publish-title", "inbox-title", "card-title"].find((id) =>
  document.getElementById(id),
);
document.getElementById(start ?? "")?.focus({ preventScroll: location.hash === "" });
document.documentElement.dataset.ready = "";
