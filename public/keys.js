// @ts-check
// The keyboard: letters by their place, so that they work while the keyboard writes Hangul.

/** Opens or closes the box of a field. @param {Element} field @param {boolean} isOpen */
export function toggle(field, isOpen) {
  const editor = field.querySelector(".editor");
  if (!(editor instanceof HTMLElement)) return;
  editor.hidden = !isOpen;
  const target = field.querySelector(isOpen ? "textarea" : "button.edit");
  if (target instanceof HTMLElement) target.focus();
  // One goes on writing at the end.
  if (target instanceof HTMLTextAreaElement) {
    target.setSelectionRange(target.value.length, target.value.length);
  }
}

/** The field that E opens: the one in focus, or the first with a finding, or the first. */
function chooseField() {
  return (
    document.activeElement?.closest(".field") ??
    document.querySelector(".field:has(.findings .error, .findings .warning)") ??
    document.querySelector(".field")
  );
}

/** Goes to the filter after the one that is on. */
function turnFilter() {
  const filters = [...document.querySelectorAll(".filters a")];
  const at = filters.findIndex((filter) => filter.hasAttribute("aria-current"));
  const next = filters[(at + 1) % filters.length];
  if (next instanceof HTMLElement) next.click();
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
  const isText = target.closest("textarea, select, input");
  if (target.closest("dialog")) return;
  const field = target.closest(".field");
  if (event.code === "Escape" && field && target.closest(".editor")) return toggle(field, false);
  if (isText || event.isComposing || event.repeat) return; // a key that is held acts once
  // By place on the keyboard, so that the keys work while it writes Hangul.
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
  if (pressed instanceof HTMLElement) return press(event, () => pressed.click());
  if (event.code === "KeyF") return press(event, turnFilter);
  const chosen = event.code === "KeyE" ? chooseField() : null;
  if (chosen) press(event, () => toggle(chosen, true));
});

/** @param {KeyboardEvent} event @param {() => void} act */
function press(event, act) {
  event.preventDefault();
  act();
}
