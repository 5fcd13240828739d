// @ts-check
// The keyboard never gets lost: where the page takes away what had the focus, the focus goes to the same thing drawn
// anew, or else to what is nearest. It never goes to a link that leads away.

/** Where keys write; in a list of tags they find one. */
const BOXES = 'textarea, select, input:not([type="checkbox"], [type="radio"]), .tag-list input';

/** Where the page tells something that goes away again. */
const TOLD = "#notice, #status, #asking";

/** The titles at which a page begins. */
const TITLES = ["#card-title", "#publish-title", "#inbox-title", "h1[tabindex]", "#main"];

/** What had the focus last, and what had it last that is no word of the page's. */
/** @type {{ now: Element | null, steady: Element | null }} */
const last = { now: null, steady: null };

/** When the focus was taken out of a box, by the clock of events. */
let takenAt = Number.NEGATIVE_INFINITY;

/** Whether the reviewer is about to move the focus by mouse or touch. */
let isPointing = false;

/** The box that something on the page is or belongs to. @param {Element} element */
export function boxAt(element) {
  return element.closest(BOXES);
}

/** When the page last took the focus out of a box in which one could write. */
export function boxTakenAt() {
  return takenAt;
}

/** The finding that something on the page belongs to. @param {Element} element */
export function findingOf(element) {
  return element.closest("[data-finding]")?.getAttribute("data-finding") ?? "";
}

/** What opens or settles a finding. @param {string} finding */
export const buttonOf = (finding) => `[data-finding="${CSS.escape(finding)}"] :is(summary, button)`;

/** Goes to the button of a finding, if it is there. @param {string} finding */
export const focusFinding = (finding) => focusFirst(buttonOf(finding));

/** @param {string} name @param {string} value */
const having = (name, value) => value && `[${name}="${CSS.escape(value)}"]`;

/** @param {Element} element @param {string} name */
const read = (element, name) => element.getAttribute(name) ?? "";

/** The path of the field or item that something belongs to. @param {Element} element */
const pathOf = (element) =>
  element.closest("[data-path]")?.getAttribute("data-path") || read(element, "data-item");

/** What is like something that was on the page, the most alike first; an empty text for nothing.
 * @type {((focused: Element) => string)[]} */
const ALIKE = [
  ({ id }) => having("id", id),
  (focused) => findingOf(focused) && buttonOf(findingOf(focused)),
  (focused) => having("data-key", read(focused, "data-key")),
  (focused) =>
    ["data-act", "data-value", "data-item"]
      .map((name) => having(name, read(focused, name)))
      .join(""),
  (focused) =>
    focused.matches(".tag-list input")
      ? `.tag-list ${having("value", read(focused, "value"))}`
      : "",
  (focused) => inField(pathOf(focused), ".editor:not([hidden]) :is(textarea, .find-tag)"),
  (focused) => inField(pathOf(focused), ":is(select, button.edit)"),
  (focused) => inField(read(focused, "data-item") && `${pathOf(focused)}.text`, "button.edit"),
  (focused) => {
    const list = having("id", focused.closest("[id^='list-']")?.id ?? "");
    return list && `${list} button.edit`;
  },
];

/** @param {string} path @param {string} selector */
function inField(path, selector) {
  return path && `${having("data-path", path)} ${selector}`;
}

/** Puts the focus where it was, on what was drawn anew in the place of the old one. @param {Element} focused */
export function focusLike(focused) {
  return ALIKE.some((find) => focusFirst(find(focused)));
}

/** Gives the focus to the first of these that takes it. @param {string} selector */
function focusFirst(selector) {
  if (selector === "") return false;
  for (const one of document.querySelectorAll(selector)) {
    if (one instanceof HTMLElement) one.focus();
    if (document.activeElement === one) return true;
  }
  return false;
}

/** Whether nothing has the focus that can be seen. */
function isLost() {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || !activeElement.checkVisibility()
  );
}

/** Brings a focus back that the page has taken away. */
function bringBack() {
  if (last.now === null || !isLost()) return;
  const { now, steady } = last;
  if (boxAt(now)) takenAt = performance.now();
  const places = now.closest(TOLD) ? [steady] : [now, steady];
  if (!places.some((place) => place && focusLike(place))) TITLES.some(focusFirst);
}

document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof Element)) return;
  last.now = target;
  if (!target.closest(TOLD)) last.steady = target;
});

// Who clicks beside everything takes the focus away knowingly.
document.addEventListener("pointerdown", () => {
  isPointing = true;
  takenAt = Number.NEGATIVE_INFINITY;
});
for (const kind of ["pointerup", "pointercancel"]) {
  document.addEventListener(kind, () => {
    isPointing = false;
  });
}
document.addEventListener("focusout", ({ relatedTarget }) => {
  if (isPointing && relatedTarget === null) last.now = null;
});

new MutationObserver(bringBack).observe(document.body, {
  ...{ childList: true, subtree: true },
  ...{ attributes: true, attributeFilter: ["hidden", "open", "disabled"] },
});
