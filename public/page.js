// @ts-check
// What of the page changes while it is open: the parts that the server renders, the line that says what
// happened, and the problems that the reviewer has to settle.

/** Looked up each time: publishing puts a new page in the place of the old one. */
const findNotice = () => document.querySelector("#notice");

/** @param {string} text */
export function tell(text) {
  const status = document.querySelector("#status");
  if (status) status.textContent = text;
}

/** What the server said about the state that this page shows. @param {"revision" | "next"} name */
export function stateOf(name) {
  const state = document.querySelector("#part-state");
  return (state instanceof HTMLElement && state.dataset[name]) || "0";
}

/** Shows a problem that the reviewer has to settle, with what can be done about it.
 * @param {string} text @param {[string, () => void][]} choices */
export function warn(text, choices) {
  const buttons = choices.map(([name, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    return button;
  });
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  findNotice()?.replaceChildren(paragraph, ...buttons);
  findNotice()?.scrollIntoView({ block: "nearest" });
}

/** Puts the parts of a page that differ in the places of the old ones. @param {string} page */
export function receive(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.getElementById(part.id);
    if (next && next.outerHTML !== asSent(part)) replace(part, document.importNode(next, true));
  }
}

/** A part as the server has sent it, with nothing opened. @param {Element} part */
function asSent(part) {
  const copy = document.importNode(part, true);
  for (const opened of copy.querySelectorAll("details[open]")) opened.removeAttribute("open");
  return copy.outerHTML;
}

/** Replaces a part; what a person writes at a finding that is still there stays. @param {Element} part @param {Element} next */
function replace(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  for (const opened of part.querySelectorAll("details[open]"))
    next.querySelector(`${selectFinding(findingOf(opened))} details`)?.replaceWith(opened);
  part.replaceWith(next);
  if (focused instanceof HTMLElement && next.contains(focused)) focused.focus();
  else if (focused) focusOn(next, findingOf(focused));
}

/** The finding that something on the page belongs to. @param {Element} element */
export function findingOf(element) {
  return element.closest("[data-finding]")?.getAttribute("data-finding") ?? "";
}

/** @param {string} finding */
const selectFinding = (finding) => `[data-finding="${finding}"]`;

/** Goes to the button of a finding, if it is there. @param {ParentNode} parent @param {string} finding */
export function focusOn(parent, finding) {
  const button = parent.querySelector(`${selectFinding(finding)} :is(summary, button)`);
  if (button instanceof HTMLElement) button.focus();
}

/** Takes a problem off the page. */
export function clearNotice() {
  findNotice()?.replaceChildren();
}
