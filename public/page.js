// @ts-check
// What the page says: the line that tells what was done, the problems that the reviewer has to settle, and the
// state that it shows.

/** Time after which what was done is told no more, in milliseconds. */
const TOLD_MS = 4_000;

/** Looked up each time: publishing puts a new page in the place of the old one. */
const findNotice = () => document.querySelector("#notice");

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** Says what was done, and offers to take it back. @param {string} text @param {boolean} [canUndo] */
export function tell(text, canUndo = false) {
  const status = document.querySelector("#status");
  if (!status) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: "되돌리기" });
  button.dataset.act = "undo";
  status.replaceChildren(text, ...(canUndo ? [" · ", button] : []));
  clearTimeout(fading);
  fading = setTimeout(function fade() {
    if (status.matches(":hover, :focus-within")) fading = setTimeout(fade, TOLD_MS);
    else status.replaceChildren();
  }, TOLD_MS);
}

/** What the server said about the state that this page shows. @param {"revision" | "next"} name */
export function stateOf(name) {
  const state = document.querySelector("#part-state");
  return (state instanceof HTMLElement && state.dataset[name]) || "0";
}

/** @param {{ revision: number | string, next: string }} said */
export function keepState({ revision, next }) {
  const state = document.querySelector("#part-state");
  if (state instanceof HTMLElement) Object.assign(state.dataset, { revision: `${revision}`, next });
}

/** The day or week, and the card of the page; an empty card on another page. */
export function placeOf() {
  const [, name = "", , card = ""] = location.pathname.split("/");
  return { name, card };
}

/** Shows a problem that the reviewer has to settle, with what can be done about it.
 * Answers how to take it off again, if it is still there.
 * @param {string} text @param {[string, () => void][]} choices @param {string} [texts] of the server, as HTML */
export function warn(text, choices, texts = "") {
  const buttons = choices.map(([name, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    return button;
  });
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const template = document.createElement("template");
  template.innerHTML = texts;
  findNotice()?.replaceChildren(paragraph, template.content, ...buttons);
  findNotice()?.scrollIntoView({ block: "nearest" });
  return () => {
    if (paragraph.isConnected) clearNotice();
  };
}

/** Takes a problem off the page. */
export function clearNotice() {
  findNotice()?.replaceChildren();
}
