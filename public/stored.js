// @ts-check
// What the server had in a field, and in the list that it is of, when the reviewer began to change it.

/** @param {string} path */
export const fieldOf = (path) => document.querySelector(`[data-path="${CSS.escape(path)}"]`);

/** The box of a field. @param {string} path */
export function boxOf(path) {
  const box = fieldOf(path)?.querySelector("textarea, select, [data-tags]");
  return box instanceof HTMLElement ? box : null;
}

/** What the server had in a field when its reviewer began to change it. @param {string} path */
export function storedOf(path) {
  const box = boxOf(path);
  if (box?.dataset.stored !== undefined) return box.dataset.stored;
  if (box instanceof HTMLTextAreaElement) return box.defaultValue;
  if (!(box instanceof HTMLSelectElement)) return undefined;
  return [...box.options].find((option) => option.defaultSelected)?.value;
}

/** What the items of a field's list said when its reviewer began; undefined for a field that is in no list. @param {string} path @returns {string[] | undefined} */
export function itemsOf(path) {
  const { items } = boxOf(path)?.dataset ?? {};
  const [seen, own] = [items === undefined ? readItems(path) : JSON.parse(items), ownText(path)];
  return own === null ? undefined : seen.with(own.at, own.isText ? storedOf(path) : seen[own.at]);
}

/** The place of a field in its list, and whether it is the item's own text. @param {string} path */
function ownText(path) {
  const [, at, part] = /^\w+\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? [];
  return at === undefined
    ? null
    : { at: Number(at), isText: part === undefined || part === "text" };
}

/** What the items of a field's list say on the page. @param {string} path */
function readItems(path) {
  const list = path.replace(/\[.*/, "");
  const paths = [...document.querySelectorAll(`[data-path^="${list}["]`)].map(
    (field) => field.getAttribute("data-path") ?? "",
  );
  return paths.flatMap((one) => (ownText(one)?.isText ? (storedOf(one) ?? "") : []));
}

// Later the page may show a list in another order, around a box that stays as it is.
document.addEventListener("focusin", ({ target }) => {
  const isBox = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  const path = isBox && target.closest("[data-path]")?.getAttribute("data-path");
  if (path && ownText(path) && !target.hasAttribute("data-unsaved"))
    target.dataset.items = JSON.stringify(readItems(path));
});
