// @ts-check
// Whether keys of a single sign are on, which the reviewer's browser remembers.

/** Remembers that keys of a single sign are switched off. */
const SETTING = "papercards-keys";

/** Whether they are switched off. */
export function isOff() {
  return localStorage.getItem(SETTING) === "off";
}

function show() {
  document.documentElement.toggleAttribute("data-no-keys", isOff());
  const box = document.querySelector("#single-keys");
  if (box instanceof HTMLInputElement) box.checked = !isOff();
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "single-keys") return;
  localStorage.setItem(SETTING, target.checked ? "on" : "off");
  show();
});

show();
