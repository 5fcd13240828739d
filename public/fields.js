// @ts-check
// The boxes in which fields are changed: opening and closing them, and what they say of what is written.

/** Opens or closes the box of a field. @param {Element} field @param {boolean} isOpen */
export function toggle(field, isOpen) {
  const editor = field.querySelector(".editor");
  if (editor instanceof HTMLElement) editor.hidden = !isOpen;
  const target = field.querySelector(isOpen ? "textarea, select, .find-tag" : "button.edit");
  if (target instanceof HTMLElement) target.focus();
  // One goes on writing at the end.
  if (target instanceof HTMLTextAreaElement) {
    target.setSelectionRange(target.value.length, target.value.length);
  }
}

/** Ends what is written in a box: a field is closed, and what a form asks for is sent. @param {Element} box */
export function finish(box) {
  const field = box.closest(".field");
  if (field && box.closest(".editor")) return toggle(field, false);
  const form = box.closest("form");
  if (form) form.requestSubmit(form.querySelector("button[type=submit]"));
}

/** Goes to a field: into its box, if that is open. @param {string} path */
export function focusField(path) {
  const field = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const box = field?.querySelector(".editor:not([hidden]) :is(textarea, .find-tag), select");
  const target = box ?? field?.querySelector("button.edit");
  if (target instanceof HTMLElement) target.focus();
}

/** What of a field is no text of its own. */
const AROUND = ".editor, .findings, a, button, summary";

document.addEventListener("click", (event) => {
  const { target } = event;
  const field = target instanceof Element ? target.closest(".field") : null;
  if (!(target instanceof Element) || !field) return;
  if (target.closest("button.edit")) return toggle(field, true);
  if (target.closest("button.close")) return toggle(field, false);
  // A tap lights what belongs together; only the mouse opens a box by its text.
  const isMouse = event instanceof PointerEvent && event.pointerType === "mouse";
  const isSelecting = `${getSelection() ?? ""}` !== "";
  if (isMouse && !isSelecting && !target.closest(AROUND)) toggle(field, true);
});

/** Says how much of what is pasted did not fit. @param {Event} event @param {DataTransfer | null} data */
function tellCut({ target }, data) {
  if (!(target instanceof HTMLTextAreaElement) || target.maxLength < 0) return;
  const { value, maxLength, selectionStart, selectionEnd } = target;
  const pasted = (data?.getData("text/plain") ?? "").replaceAll("\r\n", "\n").length;
  const over = value.length - (selectionEnd - selectionStart) + pasted - maxLength;
  const said = target.closest(".editor")?.querySelector(".cut");
  if (!said) return;
  said.textContent =
    over > 0
      ? `한 칸은 ${maxLength.toLocaleString("ko")}자까지입니다. 붙여 넣은 글의 끝 ${over.toLocaleString("ko")}자가 잘렸습니다.`
      : "";
}

document.addEventListener("paste", (event) => tellCut(event, event.clipboardData));
document.addEventListener("drop", (event) => tellCut(event, event.dataTransfer));

/** Says of each box whether its value has an error. */
function markWrong() {
  for (const box of document.querySelectorAll("[data-path] :is(textarea, select)")) {
    const isWrong = box.closest("[data-path]")?.querySelector(".findings .error, .refusal");
    if (isWrong) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
}

new MutationObserver(markWrong).observe(document.body, { childList: true, subtree: true });
